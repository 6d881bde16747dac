package org.isthmus.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is told of packets that arrive, and of those that do not. */
class ReceptionTest {

    private static final long FRAME_NANOS = 20_000_000;

    private long now;
    private final Reception reception = new Reception(() -> now);

    @Test
    void everyFourthIsLost() {
        for (int i = 0; i < 1000; i++) {
            arrive(i, i % 4 != 3, 0);
        }
        assertThat(reception.received()).isEqualTo(750);
        assertThat(reception.lost()).isBetween(249L, 250L);
        assertThat(reception.loss()).isCloseTo(0.25, within(0.03));
        assertThat(reception.jitter()).isLessThan(Duration.ofMillis(1));
    }

    @Test
    void numbersWrapAndArriveInAnyOrder() {
        for (int pair = 0; pair < 70_000; pair += 2) {
            arrive(pair + 1, true, 0);
            arrive(pair, true, 0);
        }
        assertThat(reception.lost()).isZero();
        assertThat(reception.received()).isEqualTo(70_000);
    }

    @Test
    void unevenArrivalIsJitter() {
        for (int i = 0; i < 500; i++) {
            arrive(i, true, i % 2 == 0 ? 0 : 10_000_000);
        }
        assertThat(reception.jitter()).isBetween(Duration.ofMillis(8), Duration.ofMillis(12));
    }

    @Test
    void aNewSourceIsNoLoss() {
        for (int i = 0; i < 100; i++) {
            arrive(i, true, 0);
        }
        now += FRAME_NANOS;
        reception.packet(2, 40_000, 7, 48_000);
        assertThat(reception.lost()).isZero();
        assertThat(reception.received()).isEqualTo(101);
    }

    @Test
    void silenceIsCountedFromTheLastPacket() {
        arrive(1, true, 0);
        now += 3_000_000_000L;
        assertThat(reception.silence()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        arrive(2, true, 0);
        assertThat(reception.silence()).isLessThan(Duration.ofSeconds(1));
    }

    private void arrive(int index, boolean arrives, long late) {
        now += FRAME_NANOS;
        if (arrives) {
            now += late;
            reception.packet(1, index & 0xffff, ((long) index * 960) & 0xffff_ffffL, 48_000);
            now -= late;
        }
    }
}
