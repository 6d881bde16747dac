package org.isthmus.gateway.xmpp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The server's half of one SCRAM exchange (RFC 5802 section 3). */
final class ScramServer {

    private static final int ITERATIONS = 4096;
    private static final byte[] SALT = {1, 2, 3, 4, 5, 6, 7, 8};

    private final String hash;
    private final String password;
    private String clientFirst = "";
    private String serverFirst = "";
    private String user = "";

    ScramServer(String mechanism, String password) {
        this.hash = mechanism.substring("SCRAM-".length());
        this.password = password;
    }

    String user() {
        return user;
    }

    String challenge(String base64) {
        String text = decode(base64);
        clientFirst = text.substring(text.indexOf("n="));
        user = clientFirst.substring(2, clientFirst.indexOf(','));
        serverFirst = "r=" + clientFirst.substring(clientFirst.indexOf(",r=") + 3) + "server,s="
                + Base64.getEncoder().encodeToString(SALT) + ",i=" + ITERATIONS;
        return encode(serverFirst);
    }

    /** The final message; empty when the proof is wrong. */
    String verify(String base64) throws GeneralSecurityException {
        String text = decode(base64);
        int split = text.lastIndexOf(",p=");
        String authMessage = clientFirst + "," + serverFirst + "," + text.substring(0, split);
        byte[] proof = Base64.getDecoder().decode(text.substring(split + 3));
        int bits = MessageDigest.getInstance(hash).getDigestLength() * 8;
        byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmac" + hash.replace("-", ""))
                .generateSecret(new PBEKeySpec(password.toCharArray(), SALT, ITERATIONS, bits))
                .getEncoded();
        byte[] clientKey = hmac(salted, "Client Key");
        byte[] signature = hmac(MessageDigest.getInstance(hash).digest(clientKey), authMessage);
        for (int i = 0; i < clientKey.length; i++) {
            clientKey[i] ^= signature[i];
        }
        return Arrays.equals(clientKey, proof)
                ? encode("v=" + Base64.getEncoder().encodeToString(hmac(hmac(salted, "Server Key"), authMessage)))
                : "";
    }

    private byte[] hmac(byte[] key, String data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("Hmac" + hash.replace("-", ""));
        mac.init(new SecretKeySpec(key, "raw"));
        return mac.doFinal(data.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
