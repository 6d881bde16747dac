package org.isthmus.media.dtls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.isthmus.media.description.Security.Fingerprint;

/** Hashes of certificates (RFC 8122). */
public final class Fingerprints {

    /** RFC 8122 section 5 rules out MD2 and MD5. */
    private static final Set<String> HASHES = Set.of("sha-1", "sha-224", "sha-256", "sha-384", "sha-512");

    private static final HexFormat HEX = HexFormat.ofDelimiter(":").withUpperCase();

    private Fingerprints() {}

    /** Whether at least one is of a hash that can be checked. */
    public static boolean canCheck(List<Fingerprint> promised) {
        return promised.stream().anyMatch(one -> isKnown(one.hash()));
    }

    /** Whether the certificate is one that was promised. */
    static boolean matches(List<Fingerprint> promised, byte[] certificate) {
        return promised.stream()
                .anyMatch(one -> of(one.hash(), certificate)
                        .filter(own -> own.value().equalsIgnoreCase(one.value().trim()))
                        .isPresent());
    }

    static Optional<Fingerprint> of(String hash, byte[] certificate) {
        if (!isKnown(hash)) {
            return Optional.empty();
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance(hash.toUpperCase(Locale.ROOT)).digest(certificate);
            return Optional.of(new Fingerprint(hash.toLowerCase(Locale.ROOT), HEX.formatHex(digest)));
        } catch (NoSuchAlgorithmException e) {
            return Optional.empty();
        }
    }

    private static boolean isKnown(String hash) {
        return HASHES.contains(hash.toLowerCase(Locale.ROOT));
    }
}
