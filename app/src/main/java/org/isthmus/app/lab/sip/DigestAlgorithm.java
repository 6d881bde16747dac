package org.isthmus.app.lab.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.sip.header.AuthorizationHeader;

/** The hashes of digest authentication (RFC 3261 section 22, RFC 8760). */
enum DigestAlgorithm {
    SHA256("SHA-256"),
    MD5("MD5");

    private final String token;

    DigestAlgorithm(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }

    /** RFC 8760 section 2.2: no algorithm named is MD5. */
    static Optional<DigestAlgorithm> of(AuthorizationHeader header) {
        String name = header.getAlgorithm();
        return name == null
                ? Optional.of(MD5)
                : Arrays.stream(values())
                        .filter(algorithm -> algorithm.token.equalsIgnoreCase(name))
                        .findFirst();
    }

    /** RFC 7616 section 3.4. */
    boolean proves(AuthorizationHeader given, String method, String password) {
        String ha1 = hash(given.getUsername() + ":" + given.getRealm() + ":" + password);
        String ha2 = hash(method + ":" + given.getURI());
        String middle = given.getQop() == null
                ? given.getNonce()
                : given.getNonce() + ":" + HexFormat.of().toHexDigits(given.getNonceCount()) + ":" + given.getCNonce()
                        + ":" + given.getQop();
        byte[] expected = hash(ha1 + ":" + middle + ":" + ha2).getBytes(UTF_8);
        return given.getResponse() != null
                && MessageDigest.isEqual(expected, given.getResponse().getBytes(UTF_8));
    }

    private String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(token).digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + token, e);
        }
    }
}
