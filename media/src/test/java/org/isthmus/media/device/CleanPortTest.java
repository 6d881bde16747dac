package org.isthmus.media.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.isthmus.media.AudioPort;
import org.isthmus.media.VoiceCare;
import org.junit.jupiter.api.Test;

/** A call on a laptop: its microphone hears its loudspeaker, and nobody else. */
class CleanPortTest {

    private static final int SECOND = AudioPort.RATE / AudioPort.FRAME;

    private final Laptop laptop = new Laptop();
    private final CleanPort port = new CleanPort(laptop, new VoiceProcessors(VoiceProcessor::new));

    @Test
    void nothingIsDoneUntilItIsWished() {
        assertThat(left()).isEqualTo(1);
    }

    @Test
    void theOtherSideDoesNotHearItself() {
        port.care(VoiceCare.ALL);
        assertThat(left()).isLessThan(0.1);
        port.care(VoiceCare.NONE);
        assertThat(left()).isEqualTo(1);
    }

    @Test
    void afterTheCallNothingIsBegunAnew() {
        port.care(VoiceCare.ALL);
        port.close();
        port.close();
        port.care(VoiceCare.NONE);
        port.care(VoiceCare.ALL);
        assertThat(laptop.closed).isTrue();
        assertThat(left()).isEqualTo(1);
    }

    /** The share of the echo's power that is sent, over the second half of eight seconds. */
    private double left() {
        Speech other = new Speech(2, 9_000);
        double heard = 0;
        double sent = 0;
        for (int i = 0; i < 8 * SECOND; i++) {
            port.write(other.next(AudioPort.FRAME), AudioPort.FRAME);
            short[] frame = new short[AudioPort.FRAME];
            port.read(frame);
            if (i >= 4 * SECOND) {
                heard += Speech.power(laptop.echo);
                sent += Speech.power(frame);
            }
        }
        return sent / heard;
    }

    private static final class Laptop implements AudioPort {

        private final Room room = new Room();
        private short[] echo = new short[FRAME];
        private boolean closed;

        @Override
        public void read(short[] frame) {
            System.arraycopy(echo, 0, frame, 0, frame.length);
        }

        @Override
        public void write(short[] samples, int count) {
            echo = room.echo(samples);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
