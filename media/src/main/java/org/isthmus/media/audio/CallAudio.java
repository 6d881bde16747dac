package org.isthmus.media.audio;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.isthmus.media.AudioLevels;
import org.isthmus.media.AudioPort;
import org.isthmus.media.AudioTap;

/**
 * The sound of one call between its port and its stream: what is muted or on hold leaves as silence, levels are measured,
 * and taps hear along. Any thread.
 */
public final class CallAudio implements AudioPort {

    private final AudioPort port;
    private final KeypadTones tones = new KeypadTones();
    private final List<AudioTap> taps = new CopyOnWriteArrayList<>();
    private final Meter said;
    private final Meter heard;
    private volatile boolean muted;
    private volatile boolean held;

    public CallAudio(AudioPort port, LongSupplier nanoTime) {
        this.port = port;
        said = new Meter(nanoTime);
        heard = new Meter(nanoTime);
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

    public void add(AudioTap tap) {
        taps.add(tap);
    }

    public void remove(AudioTap tap) {
        taps.remove(tap);
    }

    public AudioLevels levels() {
        return new AudioLevels(said.level(), heard.level());
    }

    @Override
    public void read(short[] frame) {
        port.read(frame);
        if (muted || held) {
            Arrays.fill(frame, (short) 0);
        }
        tones.over(frame);
        said.frame(frame, frame.length);
        taps.forEach(tap -> tap.said(frame, frame.length));
    }

    @Override
    public void write(short[] samples, int count) {
        heard.frame(samples, count);
        taps.forEach(tap -> tap.heard(samples, count));
        port.write(samples, count);
    }

    @Override
    public boolean keepsTime() {
        return port.keepsTime();
    }

    @Override
    public void close() {
        taps.clear();
        port.close();
    }
}
