package org.isthmus.media.rtp;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Puts events in the place of the sound while a digit is pressed (RFC 4733 section 2.5.1). The packets of the sound are
 * its clock. Any thread.
 */
final class DigitSender {

    /** Digits that wait; nobody dials more at once. */
    private static final int MAX_WAITING = 64;

    /** Packets of sound between two digits, so that equal digits are told apart. */
    private static final int PAUSE = 3;

    private static final int END_PACKETS = 3;
    private static final int VOLUME = 10;
    private static final int LONGEST = 0xffff;
    private static final int END = 0x80;

    private final Deque<Press> waiting = new ArrayDeque<>();
    private Optional<Press> current = Optional.empty();
    private boolean first;
    private long begin;
    private int endsLeft;
    private int duration;
    private int pause;

    /** @return whether the digit will be sent */
    synchronized boolean press(char digit, Duration length) {
        int event = Digits.event(digit);
        return event >= 0 && waiting.size() < MAX_WAITING && waiting.add(new Press(event, length));
    }

    /**
     * The event to send instead of this packet of sound.
     *
     * @param soundRate clock rate of the sound
     * @param eventRate clock rate that was agreed for events
     */
    synchronized Optional<byte[]> instead(byte[] sound, int payloadType, int soundRate, int eventRate) {
        if (current.isEmpty() && !next(sound)) {
            return Optional.empty();
        }
        Press press = current.orElseThrow();
        if (endsLeft == 0) {
            long elapsed = ((Packets.timestamp(sound) - begin) & 0xffff_ffffL) * eventRate / soundRate;
            long step = eventRate / 50;
            duration = (int) Math.min(LONGEST, elapsed + step);
            if (duration >= press.length.toMillis() * eventRate / 1000 || duration == LONGEST) {
                endsLeft = END_PACKETS;
            }
        }
        byte[] packet = write(sound, press, payloadType);
        first = false;
        if (endsLeft > 0 && --endsLeft == 0) {
            current = Optional.empty();
            pause = PAUSE;
        }
        return Optional.of(packet);
    }

    private boolean next(byte[] sound) {
        if (pause > 0) {
            pause--;
            return false;
        }
        current = Optional.ofNullable(waiting.poll());
        first = true;
        begin = Packets.timestamp(sound);
        return current.isPresent();
    }

    private byte[] write(byte[] sound, Press press, int payloadType) {
        byte[] packet = new byte[Packets.RTP_HEADER + 4];
        packet[0] = (byte) 0x80;
        packet[1] = (byte) (payloadType | (first ? 0x80 : 0));
        Packets.put16(packet, 2, Packets.sequence(sound));
        Packets.put32(packet, 4, begin);
        Packets.put32(packet, 8, Packets.source(sound));
        packet[12] = (byte) press.event;
        packet[13] = (byte) (VOLUME | (endsLeft > 0 ? END : 0));
        Packets.put16(packet, 14, duration);
        return packet;
    }

    private record Press(int event, Duration length) {}
}
