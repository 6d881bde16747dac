package org.isthmus.media.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.isthmus.media.description.PayloadType;

/** The numbers of payload types, which have to tell bundled contents apart (RFC 9143 section 9.1). */
final class PayloadNumbers {

    private static final int HIGHEST = 127;

    private PayloadNumbers() {}

    /**
     * The payload types with numbers that are free.
     *
     * @param kept numbers that stay
     * @param taken numbers of others
     */
    static List<PayloadType> apart(List<PayloadType> payloads, Set<Integer> kept, Set<Integer> taken) {
        Set<Integer> used = new HashSet<>(taken);
        payloads.forEach(payload -> used.add(payload.id()));
        return payloads.stream()
                .map(payload -> kept.contains(payload.id()) || !taken.contains(payload.id())
                        ? payload
                        : numbered(payload, free(used)))
                .toList();
    }

    private static int free(Set<Integer> used) {
        int number = IntStream.rangeClosed(PayloadType.FIRST_DYNAMIC, HIGHEST)
                .filter(candidate -> !used.contains(candidate))
                .findFirst()
                .orElse(HIGHEST);
        used.add(number);
        return number;
    }

    private static PayloadType numbered(PayloadType payload, int id) {
        return new PayloadType(
                id,
                payload.name(),
                payload.clockRate(),
                payload.channels(),
                payload.packetTime(),
                payload.maxPacketTime(),
                payload.parameters(),
                payload.feedback());
    }

    /** Whether one number could mean either content. */
    static boolean overlap(List<PayloadType> some, List<PayloadType> others) {
        return some.stream().anyMatch(payload -> others.stream().anyMatch(other -> other.id() == payload.id()));
    }
}
