package org.isthmus.app.lab.xmpp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The server's side of one SCRAM conversation without channel binding (RFC 5802 section 5). */
final class ScramExchange {

    private static final int ITERATIONS = 4096;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ScramHash hash;
    private final Credentials credentials;
    private final byte[] salt = random(16);
    private String user = "";
    private String gs2 = "";
    private String clientFirstBare = "";
    private String serverFirst = "";
    private String nonce = "";

    ScramExchange(ScramHash hash, Credentials credentials) {
        this.hash = hash;
        this.credentials = credentials;
    }

    String user() {
        return user;
    }

    /** @return the server-first-message */
    String first(String clientFirst) throws SaslException {
        int second = clientFirst.indexOf(',', clientFirst.indexOf(',') + 1);
        if (second < 0 || !(clientFirst.startsWith("n,") || clientFirst.startsWith("y,"))) {
            throw new SaslException("malformed-request");
        }
        gs2 = clientFirst.substring(0, second + 1);
        clientFirstBare = clientFirst.substring(second + 1);
        Map<String, String> fields = fields(clientFirstBare);
        user = Credentials.canonical(field(fields, "n").replace("=2C", ",").replace("=3D", "="));
        nonce = field(fields, "r") + encode(random(18));
        serverFirst = "r=" + nonce + ",s=" + encode(salt) + ",i=" + ITERATIONS;
        return serverFirst;
    }

    /** @return the server-final-message, when the proof is right */
    String last(String clientFinal) throws SaslException {
        int proofAt = clientFinal.lastIndexOf(",p=");
        if (proofAt < 0) {
            throw new SaslException("malformed-request");
        }
        Map<String, String> fields = fields(clientFinal);
        Optional<String> password = credentials.password(user);
        try {
            // A user who does not exist takes as long as one who does.
            byte[] salted = hash.salted(password.orElse(nonce), salt, ITERATIONS);
            String authMessage = clientFirstBare + "," + serverFirst + "," + clientFinal.substring(0, proofAt);
            byte[] clientKey = hash.hmac(salted, "Client Key".getBytes(UTF_8));
            byte[] expected = hash.hmac(hash.hash(clientKey), authMessage.getBytes(UTF_8));
            for (int i = 0; i < expected.length; i++) {
                expected[i] ^= clientKey[i];
            }
            boolean right = MessageDigest.isEqual(expected, decode(field(fields, "p")))
                    && field(fields, "r").equals(nonce)
                    && Arrays.equals(decode(field(fields, "c")), gs2.getBytes(UTF_8))
                    && password.isPresent();
            if (!right) {
                throw new SaslException("not-authorized");
            }
            byte[] serverKey = hash.hmac(salted, "Server Key".getBytes(UTF_8));
            return "v=" + encode(hash.hmac(serverKey, authMessage.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new SaslException("temporary-auth-failure");
        }
    }

    private static Map<String, String> fields(String message) {
        Map<String, String> fields = new HashMap<>();
        for (String part : message.split(",", -1)) {
            if (part.length() >= 2 && part.charAt(1) == '=') {
                fields.putIfAbsent(part.substring(0, 1), part.substring(2));
            }
        }
        return fields;
    }

    private static String field(Map<String, String> fields, String name) throws SaslException {
        String value = fields.get(name);
        if (value == null || value.isEmpty()) {
            throw new SaslException("malformed-request");
        }
        return value;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decode(String text) throws SaslException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new SaslException("incorrect-encoding");
        }
    }
}
