package org.isthmus.app.call;

import java.util.Arrays;
import org.isthmus.media.AudioPort;

/** Sound of a computer without a microphone and without a loudspeaker. */
public final class SilentPort implements AudioPort {

    @Override
    public void read(short[] frame) {
        Arrays.fill(frame, (short) 0);
    }

    @Override
    public void write(short[] samples, int count) {
        // Nobody hears it.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
