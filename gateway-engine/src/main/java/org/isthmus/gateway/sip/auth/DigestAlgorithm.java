package org.isthmus.gateway.sip.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The hash functions of RFC 8760, weakest first. */
enum DigestAlgorithm {
    MD5("MD5", "MD5"),
    SHA_512_256("SHA-512-256", "SHA-512/256"),
    SHA_256("SHA-256", "SHA-256");

    private final String token;
    private final String javaName;

    DigestAlgorithm(String token, String javaName) {
        this.token = token;
        this.javaName = javaName;
    }

    /** What the algorithm is called on the wire. */
    String token() {
        return token;
    }

    /** The algorithm of a challenge; MD5 when it names none. The session variants are not among them. */
    static Optional<DigestAlgorithm> named(String token) {
        if (token.isEmpty()) {
            return Optional.of(MD5);
        }
        for (DigestAlgorithm algorithm : values()) {
            if (algorithm.token.equalsIgnoreCase(token)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** The response to a challenge with {@code qop=auth} (RFC 7616 section 3.4.1). */
    String response(String secret, String nonce, String count, String cnonce, String what) {
        return hash(secret + ":" + nonce + ":" + count + ":" + cnonce + ":auth:" + what);
    }

    String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance(javaName).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The Java platform has no " + javaName + ".", e);
        }
    }
}
