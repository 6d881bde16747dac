package org.isthmus.media.audio;

import java.util.Arrays;
import org.isthmus.media.AudioPort;

/** The sound of one call between its port and its stream: what is muted leaves as silence. Any thread. */
public final class CallAudio implements AudioPort {

    private final AudioPort port;
    private volatile boolean muted;

    public CallAudio(AudioPort port) {
        this.port = port;
    }

    public void mute(boolean changed) {
        muted = changed;
    }

    @Override
    public void read(short[] frame) {
        port.read(frame);
        if (muted) {
            Arrays.fill(frame, (short) 0);
        }
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
