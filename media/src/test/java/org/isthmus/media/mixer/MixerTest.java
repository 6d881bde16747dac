package org.isthmus.media.mixer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.isthmus.media.AudioPort;
import org.junit.jupiter.api.Test;

class MixerTest {

    private final Mixer mixer = new Mixer();
    private final Seat first = mixer.sit();
    private final Seat second = mixer.sit();

    @Test
    void everybodyHearsAllOthersAndNeverThemselves() {
        say(first, 100, 4);
        say(second, 2_000, 4);
        turn(7);
        assertThat(turn(7)).containsOnly((short) 2_100);
        assertThat(heard(first, false)).containsOnly((short) 2_007);
        assertThat(heard(second, false)).containsOnly((short) 107);
    }

    @Test
    void whoIsMutedInACallStillLetsTheOthersThrough() {
        say(first, 100, 4);
        say(second, 2_000, 4);
        turn(7);
        turn(7);
        assertThat(heard(first, true)).containsOnly((short) 2_000);
    }

    @Test
    void whatIsTooLoudIsCutAndDoesNotTurnOver() {
        say(first, 30_000, 4);
        say(second, 30_000, 4);
        turn(30_000);
        assertThat(turn(30_000)).containsOnly(Short.MAX_VALUE);
        assertThat(heard(first, false)).containsOnly(Short.MAX_VALUE);
    }

    @Test
    void whoLeavesFadesOutAndTheOthersGoOn() {
        Seat third = mixer.sit();
        for (Seat seat : new Seat[] {first, second, third}) {
            say(seat, 8_000, 6);
        }
        turn(0);
        turn(0);
        mixer.leave(second);
        short[] last = turn(0);
        for (int i = 1; i < last.length; i++) {
            assertThat(Math.abs(last[i] - last[i - 1])).isLessThan(20);
        }
        assertThat(last[0]).isEqualTo((short) 24_000);
        assertThat(turn(0)).containsOnly((short) 16_000);
        assertThat(mixer.size()).isEqualTo(2);
    }

    @Test
    void whoComesFadesIn() {
        say(first, 8_000, 4);
        short[] heard = turn(0);
        for (int i = 1; i < heard.length; i++) {
            assertThat(Math.abs(heard[i] - heard[i - 1])).isLessThan(20);
        }
        assertThat(turn(0)).containsOnly((short) 8_000);
    }

    @Test
    void aCallThatIsNeverMixedOrNeverListensKeepsLittle() {
        say(first, 100, 1_000);
        int frames = 0;
        for (short[] heard = turn(0); heard[AudioPort.FRAME - 1] != 0; heard = turn(0)) {
            frames++;
        }
        assertThat(frames).isBetween(1, 10);
    }

    private static void say(Seat seat, int level, int frames) {
        short[] frame = new short[AudioPort.FRAME];
        Arrays.fill(frame, (short) level);
        for (int i = 0; i < frames; i++) {
            seat.write(frame, frame.length);
        }
    }

    private short[] turn(int person) {
        short[] said = new short[AudioPort.FRAME];
        Arrays.fill(said, (short) person);
        return mixer.mix(said);
    }

    /** The second frame, because the first one fades in. */
    private static short[] heard(Seat seat, boolean muted) {
        short[] frame = new short[AudioPort.FRAME];
        seat.read(frame, muted);
        seat.read(frame, muted);
        return frame;
    }
}
