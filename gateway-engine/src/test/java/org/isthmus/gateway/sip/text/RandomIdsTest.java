package org.isthmus.gateway.sip.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomIdsTest {

    @Test
    void hasTwoDigitsForEachByte() {
        assertThat(new RandomIds().next(12)).matches("[0-9a-f]{24}");
    }

    @Test
    void neverComesAgainHoweverManyThreadsAsk() {
        RandomIds ids = new RandomIds();
        Set<String> seen = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 20_000).parallel().forEach(i -> seen.add(ids.next(16)));

        assertThat(seen).hasSize(20_000);
    }
}
