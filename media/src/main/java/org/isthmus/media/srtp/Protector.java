package org.isthmus.media.srtp;

import java.util.Optional;

/** Protects what is sent and checks what is received. Any thread. */
public interface Protector extends AutoCloseable {

    /** Leaves packets as they are. */
    Protector NONE = new Plain();

    /** The packet as it goes on the wire; empty where it must not be sent. */
    Optional<byte[]> protect(boolean rtcp, byte[] packet, int length);

    /** The packet that was protected; empty where it is forged, repeated or broken. */
    Optional<byte[]> unprotect(boolean rtcp, byte[] packet, int length);

    @Override
    void close();
}
