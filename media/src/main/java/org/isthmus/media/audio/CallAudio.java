package org.isthmus.media.audio;

import java.time.Duration;
import java.util.Arrays;
import org.isthmus.media.AudioPort;

/** The sound of one call between its port and its stream: what is muted or on hold leaves as silence. Any thread. */
public final class CallAudio implements AudioPort {

    private final AudioPort port;
    private final KeypadTones tones = new KeypadTones();
    private volatile boolean muted;
    private volatile boolean held;

    public CallAudio(AudioPort port) {
        this.port = port;
    }

    public void mute(boolean changed) {
        muted = changed;
    }

    public void hold(boolean changed) {
        held = changed;
    }

    /** Sends the two tones of a digit in the place of what is said. */
    public void press(char digit, Duration length) {
        tones.press(digit, length);
    }

    @Override
    public void read(short[] frame) {
        port.read(frame);
        if (muted || held) {
            Arrays.fill(frame, (short) 0);
        }
        tones.over(frame);
    }

    @Override
    public void write(short[] samples, int count) {
        port.write(samples, count);
    }

    @Override
    public boolean keepsTime() {
        return port.keepsTime();
    }

    @Override
    public void close() {
        port.close();
    }
}
