package org.isthmus.gateway.call.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.isthmus.gateway.call.Hosts;
import org.isthmus.gateway.call.Numbers;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Transport;
import org.isthmus.media.description.Transport.Component;
import org.isthmus.media.description.Transport.Endpoint;
import org.isthmus.media.description.Transport.Ice;
import org.isthmus.media.description.Transport.Plain;

/** Where the packets of one medium go: its c= and m= lines, its rtcp attribute, and ICE (RFC 8839). */
final class TransportReader {

    private static final int MOST_CANDIDATES = 128;

    private TransportReader() {}

    static Transport read(SdpMedia media, Attributes attributes, boolean mux) throws SdpException {
        Optional<String> ufrag = attributes.first("ice-ufrag").filter(word -> !word.isBlank());
        Optional<String> password = attributes.first("ice-pwd").filter(word -> !word.isBlank());
        if (ufrag.isEmpty() || password.isEmpty() || media.section().has("ice-mismatch")) {
            return plain(media, attributes, mux)
                    .orElseThrow(() -> new SdpException("m=" + media.line().media() + " has no address"));
        }
        List<String> lines = media.section().attributes("candidate");
        return new Ice(
                ufrag.get().strip(),
                password.get().strip(),
                lines.stream()
                        .limit(MOST_CANDIDATES)
                        .map(CandidateLine::parse)
                        .flatMap(Optional::stream)
                        .toList(),
                plain(media, attributes, mux).filter(TransportReader::isSomewhere),
                attributes.has("ice-lite"),
                offersTrickle(attributes) && !attributes.has("end-of-candidates"),
                lines.stream()
                        .limit(MOST_CANDIDATES)
                        .mapToInt(CandidateLine::generation)
                        .max()
                        .orElse(0),
                remote(media.section()));
    }

    static boolean offersTrickle(Attributes attributes) {
        return attributes.all("ice-options").stream()
                .anyMatch(options -> Words.of(options).contains("trickle"));
    }

    private static Optional<Plain> plain(SdpMedia media, Attributes attributes, boolean mux) {
        return attributes.address().map(address -> {
            Endpoint rtp = new Endpoint(address, media.line().port());
            return new Plain(rtp, rtcp(media, rtp, mux));
        });
    }

    /** RFC 3605; where nothing is said RTCP is on the next port. */
    private static Optional<Endpoint> rtcp(SdpMedia media, Endpoint rtp, boolean mux) {
        Optional<String> value = media.section().attribute("rtcp");
        if (value.isEmpty()) {
            return mux || rtp.port() >= Numbers.PORTS || !isSomewhere(rtp)
                    ? Optional.empty()
                    : Optional.of(new Endpoint(rtp.host(), rtp.port() + 1));
        }
        List<String> words = Words.of(value.get());
        OptionalInt port = words.isEmpty() ? OptionalInt.empty() : Numbers.whole(words.getFirst(), 1, Numbers.PORTS);
        String host = words.size() < 4
                ? rtp.host()
                : Addresses.ofConnection(String.join(" ", words.subList(1, 4))).orElse(rtp.host());
        return port.isEmpty()
                ? Optional.empty()
                : Optional.of(new Endpoint(host, port.getAsInt())).filter(rtcp -> !rtcp.equals(rtp));
    }

    private static boolean isSomewhere(Plain plain) {
        return isSomewhere(plain.rtp());
    }

    static boolean isSomewhere(Endpoint endpoint) {
        return !Hosts.isNowhere(endpoint.host()) && endpoint.port() > 0;
    }

    private static List<Component> remote(SdpSection section) {
        List<Component> found = new ArrayList<>();
        List<String> words = Words.of(section.attribute("remote-candidates").orElse(""));
        for (int i = 0; i + 2 < words.size() && found.size() < Transport.RTCP; i += 3) {
            OptionalInt component = Numbers.whole(words.get(i), Transport.RTP, Transport.RTCP);
            OptionalInt port = Numbers.whole(words.get(i + 2), 1, Numbers.PORTS);
            if (component.isPresent() && port.isPresent() && Hosts.isHost(words.get(i + 1))) {
                found.add(new Component(component.getAsInt(), new Endpoint(words.get(i + 1), port.getAsInt())));
            }
        }
        return found;
    }

    /** Candidates of a section, for what comes later (RFC 8840). */
    static List<Candidate> candidates(SdpSection section) {
        return section.attributes("candidate").stream()
                .limit(MOST_CANDIDATES)
                .map(CandidateLine::parse)
                .flatMap(Optional::stream)
                .toList();
    }
}
