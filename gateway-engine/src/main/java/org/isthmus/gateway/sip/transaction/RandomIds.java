package org.isthmus.gateway.sip.transaction;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Tags, branches and Call-IDs that nobody can guess (RFC 3261 section 19.3). Random bytes are drawn by the block, because the
 * price of a draw hardly depends on its size. May be used from any thread.
 */
public final class RandomIds {

    private static final int BLOCK = 1_024;

    private final SecureRandom random = new SecureRandom();
    private final byte[] block = new byte[BLOCK];
    private int used = BLOCK;

    /** @param bytes how random it is; it has two hexadecimal digits for each */
    public synchronized String next(int bytes) {
        if (used + bytes > BLOCK) {
            random.nextBytes(block);
            used = 0;
        }
        used += bytes;
        return HexFormat.of().formatHex(block, used - bytes, used);
    }
}
