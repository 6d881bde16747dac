package org.isthmus.media.srtp;

import java.util.Arrays;
import java.util.Optional;

/** RTP without protection. */
final class Plain implements Protector {

    @Override
    public Optional<byte[]> protect(boolean rtcp, byte[] packet, int length) {
        return Optional.of(Arrays.copyOf(packet, length));
    }

    @Override
    public Optional<byte[]> unprotect(boolean rtcp, byte[] packet, int length) {
        return Optional.of(Arrays.copyOf(packet, length));
    }

    @Override
    public void close() {
        // There are no keys to forget.
    }
}
