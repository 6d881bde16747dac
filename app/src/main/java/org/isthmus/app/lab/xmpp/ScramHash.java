package org.isthmus.app.lab.xmpp;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The hashes that SCRAM is used with (RFC 5802, RFC 7677, and SHA-512 after the same pattern). */
enum ScramHash {
    SHA512("SCRAM-SHA-512", "SHA-512", "SHA512", 512),
    SHA256("SCRAM-SHA-256", "SHA-256", "SHA256", 256),
    SHA1("SCRAM-SHA-1", "SHA-1", "SHA1", 160);

    private final String mechanism;
    private final String digest;
    private final String suffix;
    private final int bits;

    ScramHash(String mechanism, String digest, String suffix, int bits) {
        this.mechanism = mechanism;
        this.digest = digest;
        this.suffix = suffix;
        this.bits = bits;
    }

    String mechanism() {
        return mechanism;
    }

    static Optional<ScramHash> of(String mechanism) {
        return Arrays.stream(values())
                .filter(hash -> hash.mechanism.equals(mechanism))
                .findFirst();
    }

    byte[] hash(byte[] data) throws GeneralSecurityException {
        return MessageDigest.getInstance(digest).digest(data);
    }

    byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("Hmac" + suffix);
        mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
        return mac.doFinal(data);
    }

    byte[] salted(String password, byte[] salt, int iterations) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, bits);
        return SecretKeyFactory.getInstance("PBKDF2WithHmac" + suffix)
                .generateSecret(spec)
                .getEncoded();
    }
}
