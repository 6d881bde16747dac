package org.isthmus.media.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.isthmus.media.AudioDevices;
import org.isthmus.media.AudioLevels;
import org.isthmus.media.AudioPort;
import org.isthmus.media.AudioTap;
import org.isthmus.media.MediaException;
import org.isthmus.media.audio.CallAudio;
import org.isthmus.media.mixer.Conference;
import org.isthmus.media.mixer.Seat;

/** The sound of a session, with all that was wished of it before there was any. Used by the session's executor only. */
final class SessionSound {

    private final AudioDevices devices;
    private final LongSupplier nanoTime;
    private final List<AudioTap> taps = new ArrayList<>();
    private Optional<Conference> conference = Optional.empty();
    private Optional<Seat> seat = Optional.empty();
    private boolean muted;
    private boolean closed;
    private volatile Optional<CallAudio> audio = Optional.empty();

    SessionSound(AudioDevices devices, LongSupplier nanoTime) {
        this.devices = devices;
        this.nanoTime = nanoTime;
    }

    /** Opened the first time. */
    AudioPort port() throws MediaException {
        if (audio.isEmpty()) {
            CallAudio opened = new CallAudio(devices.open(), nanoTime);
            opened.mute(muted);
            opened.sit(seat);
            taps.forEach(opened::add);
            audio = Optional.of(opened);
        }
        return audio.get();
    }

    void mute(boolean changed) {
        muted = changed;
        with(sound -> sound.mute(changed));
    }

    void hold(boolean waiting) {
        with(sound -> sound.hold(waiting));
    }

    void press(char digit, Duration length) {
        with(sound -> sound.press(digit, length));
    }

    void add(AudioTap tap) {
        taps.add(tap);
        with(sound -> sound.add(tap));
    }

    void remove(AudioTap tap) {
        taps.remove(tap);
        with(sound -> sound.remove(tap));
    }

    /** The new place is taken before the old one is left, so that no frame is without one. */
    void join(Optional<Conference> joined) {
        if (closed) {
            return;
        }
        Optional<Seat> place = joined.map(Conference::sit);
        with(sound -> sound.sit(place));
        leave();
        conference = joined;
        seat = place;
    }

    private void leave() {
        conference.ifPresent(known -> seat.ifPresent(known::leave));
    }

    /** Any thread. */
    AudioLevels levels() {
        return audio.map(CallAudio::levels).orElse(AudioLevels.SILENCE);
    }

    void close() {
        closed = true;
        leave();
        with(CallAudio::close);
    }

    private void with(Consumer<CallAudio> action) {
        audio.ifPresent(action);
    }
}
