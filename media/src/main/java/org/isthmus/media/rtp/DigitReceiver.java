package org.isthmus.media.rtp;

import java.util.Optional;

/** Hears each digit once, whichever of its packets arrive (RFC 4733 section 2.5). One thread. */
final class DigitReceiver {

    private static final int EVENT_SIZE = 4;

    private boolean begun;
    private long lastTimestamp;
    private int lastEvent;
    private long lastDuration;

    /** The digit that begins with this packet, if one does. */
    Optional<Character> packet(byte[] packet, int length) {
        int at = Packets.payloadOffset(packet, length);
        if (at + EVENT_SIZE > length || !Digits.isDigit(packet[at] & 0xff)) {
            return Optional.empty();
        }
        int event = packet[at] & 0xff;
        long timestamp = Packets.timestamp(packet);
        long duration = Packets.u16(packet, at + 2);
        boolean same = begun && event == lastEvent && isSameOrContinued(packet, timestamp);
        boolean older = begun && !same && (int) (timestamp - lastTimestamp) < 0;
        if (older) {
            return Optional.empty();
        }
        begun = true;
        lastTimestamp = timestamp;
        lastEvent = event;
        lastDuration = duration;
        return same ? Optional.empty() : Optional.of(Digits.digit(event));
    }

    /** A digit that is held for long goes on as a new event without a marker (RFC 4733 section 2.5.1.3). */
    private boolean isSameOrContinued(byte[] packet, long timestamp) {
        long ahead = (timestamp - lastTimestamp) & 0xffff_ffffL;
        return ahead == 0 || (!Packets.marker(packet) && lastDuration == 0xffff && ahead == lastDuration);
    }
}
