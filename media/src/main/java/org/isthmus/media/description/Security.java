package org.isthmus.media.description;

import java.util.List;
import java.util.Optional;

/**
 * How the packets of a content are protected. More than one way may be offered; the answer has one.
 *
 * @param fingerprints of the certificates that DTLS will show (RFC 8122); not empty where DTLS-SRTP is offered
 * @param setup who begins DTLS (RFC 5763 section 5)
 * @param cryptos keys that travel with the description (RFC 4568), in order of preference
 * @param required whether media without protection is refused
 * @param zrtpHashes of the Hello messages (RFC 6189 section 8.1)
 */
public record Security(
        List<Fingerprint> fingerprints,
        Optional<Setup> setup,
        List<Crypto> cryptos,
        boolean required,
        List<ZrtpHash> zrtpHashes) {

    /** Plain RTP. */
    public static final Security NONE = new Security(List.of(), Optional.empty(), List.of(), false, List.of());

    public Security {
        fingerprints = List.copyOf(fingerprints);
        cryptos = List.copyOf(cryptos);
        zrtpHashes = List.copyOf(zrtpHashes);
    }

    public static Security dtls(Fingerprint fingerprint, Setup setup) {
        return new Security(List.of(fingerprint), Optional.of(setup), List.of(), true, List.of());
    }

    public static Security sdes(List<Crypto> cryptos, boolean required) {
        return new Security(List.of(), Optional.empty(), cryptos, required, List.of());
    }

    public boolean hasDtls() {
        return !fingerprints.isEmpty();
    }

    public boolean hasSdes() {
        return !cryptos.isEmpty();
    }

    /**
     * @param hash lower case, such as {@code sha-256}
     * @param value upper case hexadecimal octets with colons
     */
    public record Fingerprint(String hash, String value) {}

    /** Who opens the DTLS association (RFC 4145 section 4). */
    public enum Setup {
        ACTIVE,
        PASSIVE,
        ACTPASS
    }

    /**
     * A key of RFC 4568; {@code keyParameters} is a secret and is not in {@link #toString}.
     *
     * @param suite such as {@code AES_CM_128_HMAC_SHA1_80}
     * @param keyParameters such as {@code inline:...}
     */
    public record Crypto(String tag, String suite, String keyParameters, Optional<String> sessionParameters) {
        @Override
        public String toString() {
            return "Crypto[" + tag + " " + suite + "]";
        }
    }

    /** The hash of a ZRTP Hello message, with the version of the protocol. */
    public record ZrtpHash(String version, String hash) {}
}
