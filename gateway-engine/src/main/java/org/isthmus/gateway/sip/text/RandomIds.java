package org.isthmus.gateway.sip.text;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Tags, branches and Call-IDs that nobody can guess (RFC 3261 section 19.3). Random bytes are drawn by the block, because the
 * price of a draw hardly depends on its size. May be used from any thread.
 */
public final class RandomIds {

    /** How a branch begins that is unique by itself (RFC 3261 section 8.1.1.7). */
    public static final String COOKIE = "z9hG4bK";

    private static final int BLOCK = 1_024;
    private static final int BRANCH_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final byte[] block = new byte[BLOCK];
    private int used = BLOCK;

    /** A branch for a new transaction: whoever does not see the request cannot answer it. */
    public String nextBranch() {
        return COOKIE + next(BRANCH_BYTES);
    }

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
