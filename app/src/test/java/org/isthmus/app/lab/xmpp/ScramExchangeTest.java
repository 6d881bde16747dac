package org.isthmus.app.lab.xmpp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client's side is computed here after RFC 5802 section 3, with nothing of the server's code. */
class ScramExchangeTest {

    @ParameterizedTest
    @CsvSource({"SCRAM-SHA-1,SHA-1,HmacSHA1", "SCRAM-SHA-256,SHA-256,HmacSHA256", "SCRAM-SHA-512,SHA-512,HmacSHA512"})
    void letsInWhoKnowsThePassword(String mechanism, String digest, String mac) throws Exception {
        ScramExchange exchange = exchange(mechanism);
        String serverFirst = exchange.first("n,,n=Bob,r=abc");
        assertThat(exchange.last(proof(serverFirst, "right", digest, mac))).startsWith("v=");
        assertThat(exchange.user()).isEqualTo("bob");
    }

    @ParameterizedTest
    @CsvSource({"SCRAM-SHA-1,SHA-1,HmacSHA1", "SCRAM-SHA-256,SHA-256,HmacSHA256", "SCRAM-SHA-512,SHA-512,HmacSHA512"})
    void keepsOutWhoDoesNot(String mechanism, String digest, String mac) throws Exception {
        ScramExchange exchange = exchange(mechanism);
        String clientFinal = proof(exchange.first("n,,n=Bob,r=abc"), "wrong", digest, mac);
        assertThatThrownBy(() -> exchange.last(clientFinal)).hasMessage("not-authorized");
    }

    private static ScramExchange exchange(String mechanism) {
        Credentials credentials = new Credentials();
        credentials.put("bob", "right");
        return new ScramExchange(ScramHash.of(mechanism).orElseThrow(), credentials);
    }

    private static String proof(String serverFirst, String password, String digest, String mac) throws Exception {
        String[] parts = serverFirst.split(",");
        byte[] salt = Base64.getDecoder().decode(parts[1].substring(2));
        byte[] salted = hi(mac, password.getBytes(UTF_8), salt, Integer.parseInt(parts[2].substring(2)));
        String withoutProof = "c=biws," + parts[0];
        String message = "n=Bob,r=abc," + serverFirst + "," + withoutProof;
        byte[] clientKey = hmac(mac, salted, "Client Key".getBytes(UTF_8));
        byte[] signature = hmac(mac, MessageDigest.getInstance(digest).digest(clientKey), message.getBytes(UTF_8));
        return withoutProof + ",p=" + Base64.getEncoder().encodeToString(xor(clientKey, signature));
    }

    private static byte[] hi(String mac, byte[] password, byte[] salt, int iterations) throws GeneralSecurityException {
        byte[] block = java.util.Arrays.copyOf(salt, salt.length + 4);
        block[block.length - 1] = 1;
        byte[] u = hmac(mac, password, block);
        byte[] result = u.clone();
        for (int i = 1; i < iterations; i++) {
            u = hmac(mac, password, u);
            result = xor(result, u);
        }
        return result;
    }

    private static byte[] hmac(String mac, byte[] key, byte[] data) throws GeneralSecurityException {
        Mac hmac = Mac.getInstance(mac);
        hmac.init(new SecretKeySpec(key, mac));
        return hmac.doFinal(data);
    }

    private static byte[] xor(byte[] one, byte[] other) {
        byte[] result = new byte[one.length];
        for (int i = 0; i < one.length; i++) {
            result[i] = (byte) (one[i] ^ other[i]);
        }
        return result;
    }
}
