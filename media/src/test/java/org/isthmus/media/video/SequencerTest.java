package org.isthmus.media.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.isthmus.media.rtp.RtpPacket;
import org.junit.jupiter.api.Test;

class SequencerTest {

    private static final long AGAIN = millis(40);

    private final Sequencer sequencer = new Sequencer(millis(200));

    @Test
    void packetsThatOvertakeEachOtherComeInOrderAcrossTheWrap() {
        add(65_534, 0);
        add(0, 0);
        assertThat(taken(0)).containsExactly(65_534);
        add(1, 0);
        add(65_535, 0);
        assertThat(taken(0)).containsExactly(65_535, 0, 1);
        assertThat(sequencer.isWaiting()).isFalse();
    }

    @Test
    void whatIsMissingIsAskedForAndWaitedForAndThenGivenUp() {
        add(10, 0);
        add(13, 0);
        assertThat(taken(0)).containsExactly(10);
        assertThat(sequencer.missing(millis(1), AGAIN)).isEmpty();
        assertThat(sequencer.missing(millis(10), AGAIN)).containsExactly(11, 12);
        assertThat(sequencer.missing(millis(20), AGAIN)).isEmpty();
        add(11, millis(30));
        assertThat(taken(millis(30))).containsExactly(11);
        assertThat(sequencer.missing(millis(60), AGAIN)).containsExactly(12);
        assertThat(taken(millis(199))).isEmpty();
        Optional<Sequencer.Next> next = sequencer.next(millis(201));
        assertThat(next.map(Sequencer.Next::afterGap)).contains(true);
        add(12, millis(210));
        assertThat(taken(millis(500))).isEmpty();
    }

    @Test
    void aPacketThatComesTwiceCountsOnce() {
        add(1, 0);
        add(1, 0);
        assertThat(taken(0)).containsExactly(1);
        add(1, 0);
        assertThat(taken(0)).isEmpty();
    }

    @Test
    void aNewSourceOrAFarJumpBeginsAnew() {
        add(1, 0);
        add(20_000, 0);
        add(20_001, 0);
        assertThat(taken(0)).containsExactly(20_000, 20_001);
        sequencer.add(packet(7, 99), 0);
        assertThat(taken(0)).containsExactly(7);
    }

    @Test
    void noMoreThanALimitIsHeldAndAskedFor() {
        add(0, 0);
        taken(0);
        for (int i = 2; i < 2900; i += 2) {
            add(i, 0);
        }
        assertThat(sequencer.missing(millis(10), AGAIN)).hasSizeLessThanOrEqualTo(64);
        assertThat(taken(millis(10))).hasSizeGreaterThan(400);
    }

    private List<Integer> taken(long now) {
        List<Integer> taken = new ArrayList<>();
        for (Optional<Sequencer.Next> next = sequencer.next(now); next.isPresent(); next = sequencer.next(now)) {
            taken.add(next.get().packet().sequence());
        }
        return taken;
    }

    private void add(int sequence, long now) {
        sequencer.add(packet(sequence, 1), now);
    }

    private static RtpPacket packet(int sequence, long source) {
        return new RtpPacket(96, false, sequence, 0, source, new byte[1]);
    }

    private static long millis(long count) {
        return TimeUnit.MILLISECONDS.toNanos(count);
    }
}
