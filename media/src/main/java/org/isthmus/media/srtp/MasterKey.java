package org.isthmus.media.srtp;

import java.security.MessageDigest;
import java.util.Arrays;

/** What the keys of one direction are derived from (RFC 3711 section 3.2.1). A secret: nothing of it is in {@link #toString}. */
public final class MasterKey {

    private final Suite suite;
    private final byte[] key;
    private final byte[] salt;

    /** Takes key and salt one after the other, as SDES writes them. */
    public MasterKey(Suite suite, byte[] keyAndSalt) {
        if (keyAndSalt.length < suite.keyLength() + suite.saltLength()) {
            throw new IllegalArgumentException("key too short for " + suite);
        }
        this.suite = suite;
        key = Arrays.copyOf(keyAndSalt, suite.keyLength());
        salt = Arrays.copyOfRange(keyAndSalt, suite.keyLength(), suite.keyLength() + suite.saltLength());
    }

    public Suite suite() {
        return suite;
    }

    byte[] key() {
        return key;
    }

    byte[] salt() {
        return salt;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MasterKey that
                && suite == that.suite
                && MessageDigest.isEqual(key, that.key)
                && MessageDigest.isEqual(salt, that.salt);
    }

    @Override
    public int hashCode() {
        return suite.hashCode();
    }

    @Override
    public String toString() {
        return "MasterKey[" + suite + "]";
    }
}
