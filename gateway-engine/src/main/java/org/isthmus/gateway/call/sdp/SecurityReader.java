package org.isthmus.gateway.call.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.isthmus.gateway.call.Fingerprints;
import org.isthmus.media.description.Security;
import org.isthmus.media.description.Security.Crypto;
import org.isthmus.media.description.Security.Fingerprint;
import org.isthmus.media.description.Security.Setup;
import org.isthmus.media.description.Security.ZrtpHash;

/** Certificates, keys and hashes of one medium (RFC 8122, 4145, 4568, 6189). */
final class SecurityReader {

    private static final int MOST = 32;

    private SecurityReader() {}

    static Security read(Attributes attributes, RtpProfile profile) {
        List<Fingerprint> fingerprints = attributes.all("fingerprint").stream()
                .limit(MOST)
                .map(SecurityReader::fingerprint)
                .flatMap(Optional::stream)
                .toList();
        return new Security(
                fingerprints,
                fingerprints.isEmpty()
                        ? Optional.empty()
                        : attributes.first("setup").flatMap(SecurityReader::setup),
                cryptos(attributes.media()),
                profile.secure(),
                hashes(attributes));
    }

    private static Optional<Fingerprint> fingerprint(String value) {
        List<String> words = Words.of(value);
        return words.size() < 2
                ? Optional.empty()
                : Fingerprints.read(words.getFirst(), String.join("", words.subList(1, words.size())));
    }

    private static Optional<Setup> setup(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "active" -> Optional.of(Setup.ACTIVE);
            case "passive" -> Optional.of(Setup.PASSIVE);
            case "actpass" -> Optional.of(Setup.ACTPASS);
            default -> Optional.empty();
        };
    }

    private static List<Crypto> cryptos(SdpSection media) {
        List<Crypto> cryptos = new ArrayList<>();
        for (String value : media.attributes("crypto")) {
            List<String> words = Words.of(value);
            if (words.size() >= 3 && cryptos.size() < MOST) {
                cryptos.add(new Crypto(
                        words.get(0),
                        words.get(1),
                        words.get(2),
                        words.size() == 3
                                ? Optional.empty()
                                : Optional.of(String.join(" ", words.subList(3, words.size())))));
            }
        }
        return cryptos;
    }

    private static List<ZrtpHash> hashes(Attributes attributes) {
        return attributes.all("zrtp-hash").stream()
                .map(Words::of)
                .filter(words -> words.size() == 2)
                .limit(MOST)
                .map(words -> new ZrtpHash(words.get(0), words.get(1)))
                .toList();
    }
}
