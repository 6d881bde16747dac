package org.isthmus.media.video;

import java.util.Optional;
import org.isthmus.media.rtp.RtpPacket;

/** Puts pictures together from the first partition's start to the marker (RFC 7741 section 4.1). */
final class Vp8Depacketizer implements Depacketizer {

    private final PictureBuffer buffer = new PictureBuffer();
    private long timestamp;

    @Override
    public Optional<EncodedPicture> packet(RtpPacket packet, long nanos) {
        Optional<Vp8Descriptor> descriptor = Vp8Descriptor.read(packet.payload());
        if (descriptor.isEmpty()) {
            // A packet without anything in it may be there to fill the line.
            return Optional.empty();
        }
        if (descriptor.get().start()) {
            buffer.begin();
            timestamp = packet.timestamp();
        } else if (packet.timestamp() != timestamp) {
            buffer.drop();
        }
        int from = descriptor.get().length();
        buffer.append(packet.payload(), from, packet.payload().length - from);
        return packet.marker()
                ? buffer.end().map(data -> new EncodedPicture(data, Vp8Header.isWhole(data), nanos))
                : Optional.empty();
    }

    @Override
    public void gap() {
        buffer.drop();
    }

    @Override
    public boolean hasDropped() {
        return buffer.hasDropped();
    }
}
