package org.isthmus.media.audio;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.isthmus.media.AudioLevels;
import org.isthmus.media.AudioPort;
import org.isthmus.media.AudioTap;
import org.isthmus.media.mixer.Seat;

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
    private volatile Optional<Seat> seat = Optional.empty();
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

    /** Takes part in a conference instead of talking through the port; empty for the port again. */
    public void sit(Optional<Seat> place) {
        seat = place;
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
        boolean silent = muted;
        Optional<Seat> conference = seat;
        if (conference.isPresent()) {
            conference.get().read(frame, silent);
        } else {
            port.read(frame);
        }
        if (held || (silent && conference.isEmpty())) {
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
        Optional<Seat> conference = seat;
        if (conference.isPresent()) {
            conference.get().write(samples, count);
        } else {
            port.write(samples, count);
        }
    }

    @Override
    public boolean keepsTime() {
        return seat.isPresent() || port.keepsTime();
    }

    @Override
    public void close() {
        taps.clear();
        port.close();
    }
}
