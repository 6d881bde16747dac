package org.isthmus.media.video;

import java.util.Optional;
import org.isthmus.media.rtp.RtpPacket;

/** Puts the payloads of packets together to pictures. What it is given comes from a stranger. One thread. */
interface Depacketizer {

    /** No picture that is larger is put together. */
    int LARGEST_PICTURE = 1 << 20;

    /**
     * Takes the next packet, in order.
     *
     * @return a picture that is complete with it
     */
    Optional<EncodedPicture> packet(RtpPacket packet, long nanos);

    /** Packets before the next one are missing; the picture that they belong to is dropped. */
    void gap();

    /** Whether a picture was dropped since this was asked last. */
    boolean hasDropped();
}
