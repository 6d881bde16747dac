package org.isthmus.media.video;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.isthmus.media.rtp.RtpPacket;

/**
 * Brings packets into the order of their numbers, waits a while for those that are missing, and knows which to ask for. One
 * thread; times are nanoseconds of a clock that only runs forward.
 */
final class Sequencer {

    private static final int MOST_HELD = 1024;
    private static final int FARTHEST_JUMP = 3000;
    private static final int SEQUENCES = 1 << 16;
    private static final int MOST_ASKED_AT_ONCE = 64;
    private static final int MOST_TIMES_ASKED = 6;

    /** Packets that overtake each other by less are not missing. */
    private static final long OVERTAKING = TimeUnit.MILLISECONDS.toNanos(5);

    private final TreeMap<Long, Held> held = new TreeMap<>();
    private final Map<Long, Asked> asked = new HashMap<>();
    private final long patience;
    private boolean begun;
    private long source;
    private long expected;
    private long highest;

    /** @param patience how long packets are waited for */
    Sequencer(long patience) {
        this.patience = patience;
    }

    void add(RtpPacket packet, long now) {
        if (!begun || packet.source() != source) {
            begin(packet);
        }
        long number = extended(packet.sequence());
        if (Math.abs(number - highest) > FARTHEST_JUMP) {
            begin(packet);
            number = expected;
        }
        if (number >= expected) {
            held.putIfAbsent(number, new Held(packet, now));
            highest = Math.max(highest, number);
        }
        asked.remove(number);
    }

    private void begin(RtpPacket packet) {
        begun = true;
        source = packet.source();
        // Room for numbers before it.
        expected = (long) packet.sequence() + SEQUENCES;
        highest = expected;
        held.clear();
        asked.clear();
    }

    /** The number with the wraps before it: the one that is nearest to the highest so far. */
    private long extended(int sequence) {
        long near = highest - highest % SEQUENCES + sequence;
        if (near - highest > SEQUENCES / 2) {
            return near - SEQUENCES;
        }
        return highest - near > SEQUENCES / 2 ? near + SEQUENCES : near;
    }

    /** The next packet in order, if it is there or those before it have been waited for long enough. */
    Optional<Next> next(long now) {
        Map.Entry<Long, Held> entry = held.firstEntry();
        if (entry == null) {
            return Optional.empty();
        }
        long first = entry.getKey();
        Held taken = entry.getValue();
        boolean late = first != expected;
        if (late && now - taken.came < patience && held.size() < MOST_HELD) {
            return Optional.empty();
        }
        expected = first + 1;
        asked.keySet().removeIf(number -> number < first);
        held.pollFirstEntry();
        return Optional.of(new Next(taken.packet, late, taken.came));
    }

    /** Whether packets wait for others. */
    boolean isWaiting() {
        return !held.isEmpty();
    }

    /**
     * Numbers to ask for now; the same again after a while.
     *
     * @param again how long an answer takes
     */
    List<Integer> missing(long now, long again) {
        List<Integer> wanted = new ArrayList<>();
        Map.Entry<Long, Held> first = held.firstEntry();
        if (first == null || now - first.getValue().came < OVERTAKING) {
            return wanted;
        }
        for (long number = expected; number < highest && wanted.size() < MOST_ASKED_AT_ONCE; number++) {
            if (!held.containsKey(number)) {
                Asked before = asked.getOrDefault(number, Asked.NEVER);
                if (before.times == 0 || (before.times < MOST_TIMES_ASKED && now - before.last > again)) {
                    asked.put(number, new Asked(before.times + 1, now));
                    wanted.add((int) (number % SEQUENCES));
                }
            }
        }
        return wanted;
    }

    /**
     * A packet in order.
     *
     * @param afterGap whether packets before it are given up
     * @param came when it came
     */
    record Next(RtpPacket packet, boolean afterGap, long came) {}

    private record Held(RtpPacket packet, long came) {}

    private record Asked(int times, long last) {
        private static final Asked NEVER = new Asked(0, 0);
    }
}
