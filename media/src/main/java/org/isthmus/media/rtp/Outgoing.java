package org.isthmus.media.rtp;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Makes of this side's packets what goes on the wire: none against the direction, digits instead of sound, numbered without
 * gaps, with the other side's payload number. Any thread.
 */
final class Outgoing {

    private final DigitSender digits = new DigitSender();
    private Optional<Agreed> agreed = Optional.empty();
    private boolean sends;
    private int heldBack;
    private long sent;
    private volatile long source;

    synchronized void agreed(Agreed changed, boolean sending) {
        agreed = Optional.of(changed);
        sends = sending;
    }

    synchronized Optional<byte[]> next(byte[] packet, int length) {
        if (length < Packets.RTP_HEADER || agreed.isEmpty()) {
            return Optional.empty();
        }
        source = Packets.source(packet);
        if (!sends) {
            // The other side would take a gap in the numbers for loss.
            heldBack++;
            return Optional.empty();
        }
        Agreed known = agreed.get();
        byte[] out = known.sendEvents()
                .flatMap(events ->
                        digits.instead(packet, events.id(), known.sending().clockRate(), events.clockRate()))
                .orElseGet(() -> sound(packet, length, known.sending().id()));
        Packets.put16(out, 2, (Packets.sequence(out) - heldBack) & 0xffff);
        sent++;
        return Optional.of(out);
    }

    private static byte[] sound(byte[] packet, int length, int payloadType) {
        byte[] out = Arrays.copyOf(packet, length);
        out[1] = (byte) ((out[1] & 0x80) | payloadType);
        return out;
    }

    synchronized boolean press(char digit, Duration length) {
        return agreed.flatMap(Agreed::sendEvents).isPresent() && digits.press(digit, length);
    }

    synchronized long sent() {
        return sent;
    }

    long source() {
        return source;
    }
}
