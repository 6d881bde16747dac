package org.isthmus.gateway.sip.auth;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Nonces that say themselves when they were given out and by whom, so that nothing is remembered of a stranger. */
final class Nonces {

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final String MAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int SALT_BYTES = 8;
    private static final int STATED_BYTES = Long.BYTES + SALT_BYTES;
    private static final int MAC_BYTES = 16;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    Nonces(InstantSource clock) {
        this.clock = clock;
        byte[] secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        key = new SecretKeySpec(secret, MAC);
    }

    String fresh() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] stated = ByteBuffer.allocate(STATED_BYTES)
                .putLong(clock.instant().toEpochMilli())
                .put(salt)
                .array();
        byte[] nonce = Arrays.copyOf(stated, STATED_BYTES + MAC_BYTES);
        System.arraycopy(mac(stated), 0, nonce, STATED_BYTES, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    /** Whether it was given out here and is not too old. */
    boolean isCurrent(String nonce) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (bytes.length != STATED_BYTES + MAC_BYTES) {
            return false;
        }
        byte[] expected = mac(Arrays.copyOf(bytes, STATED_BYTES));
        byte[] given = Arrays.copyOfRange(bytes, STATED_BYTES, bytes.length);
        if (!MessageDigest.isEqual(Arrays.copyOf(expected, MAC_BYTES), given)) {
            return false;
        }
        Instant made = Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong());
        return clock.instant().isBefore(made.plus(LIFETIME));
    }

    private byte[] mac(byte[] text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java platform has no " + MAC + ".", e);
        }
    }
}
