package org.isthmus.gateway.xmpp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import javax.security.auth.callback.CallbackHandler;
import org.jivesoftware.smack.SmackException.SmackSaslException;
import org.jivesoftware.smack.sasl.SASLMechanism;
import org.jspecify.annotations.Nullable;

/** SCRAM with SHA-2, without channel binding (RFC 5802, RFC 7677). The library itself has SHA-1 only. */
final class ScramMechanism extends SASLMechanism {

    static final String SHA_256 = "SCRAM-SHA-256";
    static final String SHA_512 = "SCRAM-SHA-512";

    private static final String GS2_HEADER = "n,,";
    private static final int FEWEST_ITERATIONS = 4_096;
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int NONCE_BYTES = 24;

    private final String name;
    private final int priority;
    private final SecureRandom random = new SecureRandom();
    private String nonce = "";
    private String clientFirstBare = "";
    private byte @Nullable [] serverSignature;
    private boolean serverProven;

    /**
     * A mechanism to register.
     *
     * @param name {@link #SHA_256} or {@link #SHA_512}
     * @param priority lower is tried first
     */
    ScramMechanism(String name, int priority) {
        this.name = name;
        this.priority = priority;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public int getPriority() {
        return priority;
    }

    @Override
    protected SASLMechanism newInstance() {
        return new ScramMechanism(name, priority);
    }

    @Override
    protected void authenticateInternal(CallbackHandler handler) throws SmackSaslException {
        throw new SmackSaslException(name + " takes a user name and a password");
    }

    @Override
    protected byte[] getAuthenticationText() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        nonce = Base64.getEncoder().encodeToString(bytes);
        String user = saslPrep(authenticationId).replace("=", "=3D").replace(",", "=2C");
        clientFirstBare = "n=" + user + ",r=" + nonce;
        return utf8(GS2_HEADER + clientFirstBare);
    }

    @Override
    protected byte @Nullable [] evaluateChallenge(byte[] challenge) throws SmackSaslException {
        String text = new String(challenge, StandardCharsets.UTF_8);
        Map<Character, String> fields = fields(text);
        byte[] expected = serverSignature;
        if (expected == null) {
            return answer(text, fields);
        }
        byte[] shown = decode(field(fields, 'v'));
        if (serverProven || !MessageDigest.isEqual(expected, shown)) {
            throw new SmackSaslException("the server does not know the password: its signature is wrong");
        }
        serverProven = true;
        return null;
    }

    private byte[] answer(String serverFirst, Map<Character, String> fields) throws SmackSaslException {
        String serverNonce = field(fields, 'r');
        if (fields.containsKey('m') || !serverNonce.startsWith(nonce) || serverNonce.length() == nonce.length()) {
            throw new SmackSaslException("the server's challenge does not fit");
        }
        byte[] salt = decode(field(fields, 's'));
        int iterations = iterations(field(fields, 'i'));
        String withoutProof = "c=" + Base64.getEncoder().encodeToString(utf8(GS2_HEADER)) + ",r=" + serverNonce;
        byte[] authMessage = utf8(clientFirstBare + "," + serverFirst + "," + withoutProof);
        try {
            byte[] salted = saltedPassword(salt, iterations);
            byte[] clientKey = hmac(salted, utf8("Client Key"));
            byte[] storedKey = MessageDigest.getInstance(hash()).digest(clientKey);
            byte[] proof = hmac(storedKey, authMessage);
            for (int i = 0; i < proof.length; i++) {
                proof[i] ^= clientKey[i];
            }
            serverSignature = hmac(hmac(salted, utf8("Server Key")), authMessage);
            return utf8(withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof));
        } catch (GeneralSecurityException e) {
            throw new SmackSaslException(e);
        }
    }

    private byte[] saltedPassword(byte[] salt, int iterations) throws GeneralSecurityException {
        String hmacName = "PBKDF2WithHmac" + hash().replace("-", "");
        int bits = MessageDigest.getInstance(hash()).getDigestLength() * Byte.SIZE;
        PBEKeySpec spec = new PBEKeySpec(saslPrep(password).toCharArray(), salt, iterations, bits);
        try {
            return SecretKeyFactory.getInstance(hmacName).generateSecret(spec).getEncoded();
        } finally {
            spec.clearPassword();
        }
    }

    private byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("Hmac" + hash().replace("-", ""));
        mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
        return mac.doFinal(data);
    }

    private String hash() {
        return name.substring("SCRAM-".length());
    }

    private static int iterations(String text) throws SmackSaslException {
        try {
            int count = Integer.parseInt(text);
            if (count >= FEWEST_ITERATIONS && count <= MOST_ITERATIONS) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw new SmackSaslException(e);
        }
        throw new SmackSaslException("the server wants " + text + " iterations, which is not reasonable");
    }

    private static Map<Character, String> fields(String text) {
        Map<Character, String> fields = new HashMap<>();
        for (String part : text.split(",")) {
            if (part.length() >= 2 && part.charAt(1) == '=') {
                fields.put(part.charAt(0), part.substring(2));
            }
        }
        return fields;
    }

    private static String field(Map<Character, String> fields, char name) throws SmackSaslException {
        String value = fields.get(name);
        if (value == null) {
            throw new SmackSaslException("the server's challenge lacks " + name);
        }
        return value;
    }

    private static byte[] decode(String base64) throws SmackSaslException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new SmackSaslException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void checkIfSuccessfulOrThrow() throws SmackSaslException {
        if (!serverProven) {
            throw new SmackSaslException("the server did not prove that it knows the password");
        }
    }
}
