package org.isthmus.app.call.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.media.AudioPort;
import org.isthmus.media.MediaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tones on a loudspeaker that counts: what they are made of, and that they end. */
final class TonePlayerTest {

    private final List<Ear> ears = new CopyOnWriteArrayList<>();
    private final TonePlayer player = new TonePlayer(this::open);

    @AfterEach
    void close() {
        player.close();
    }

    @Test
    void theOtherSidesRingingIsHeardAtItsPitch() {
        player.play(Optional.of(Tone.RING_BACK));
        Ear ear = ear(0);
        await().until(() -> ear.frames.size() > 10);
        // Without the softened beginning: 20 ms of 425 Hz hold 8.5 waves, so that the voice changes sign 17 times.
        short[] frame = ear.frames.get(5);
        assertThat(signChanges(frame)).isBetween(16, 18);
    }

    @Test
    void anotherToneTakesThePlaceAndTheSameDoesNotBeginAgain() {
        player.play(Optional.of(Tone.RING));
        await().until(() -> !ear(0).frames.isEmpty());
        player.play(Optional.of(Tone.RING));
        player.play(Optional.of(Tone.KNOCK));
        await().until(() -> ear(0).closed);
        await().until(() -> !ear(1).frames.isEmpty());
        assertThat(ears).hasSize(2);
    }

    @Test
    void silenceLetsTheLoudspeakerGo() {
        player.play(Optional.of(Tone.RING));
        await().until(() -> !ear(0).frames.isEmpty());
        player.play(Optional.empty());
        await().until(() -> ear(0).closed);
    }

    @Test
    void theBusyToneEndsByItselfAndCanBeHeardAgain() {
        player.play(Optional.of(Tone.BUSY));
        await().atMost(Duration.ofMinutes(1)).until(() -> ear(0).closed);
        assertThat(ear(0).frames).hasSize(150);
        await().until(() -> {
            player.play(Optional.of(Tone.BUSY));
            return ears.size() == 2;
        });
    }

    @Test
    void aLoudspeakerThatDoesNotWorkIsNoHarm() {
        List<String> tried = new CopyOnWriteArrayList<>();
        try (TonePlayer broken = new TonePlayer(() -> {
            tried.add("open");
            throw new MediaException(MediaException.Cause.LOCAL, "Broken.");
        })) {
            await().until(() -> {
                broken.play(Optional.of(Tone.RING));
                return tried.size() >= 2;
            });
        }
    }

    private Ear ear(int number) {
        await().until(() -> ears.size() > number);
        return ears.get(number);
    }

    private AudioPort open() {
        Ear ear = new Ear();
        ears.add(ear);
        return ear;
    }

    private static int signChanges(short[] frame) {
        int changes = 0;
        for (int i = 1; i < frame.length; i++) {
            if ((frame[i] < 0) != (frame[i - 1] < 0)) {
                changes++;
            }
        }
        return changes;
    }

    private static final class Ear implements AudioPort {

        private final List<short[]> frames = new CopyOnWriteArrayList<>();
        private volatile boolean closed;

        @Override
        public void read(short[] frame) {
            throw new IllegalStateException("A tone listens to nobody.");
        }

        @Override
        public void write(short[] samples, int count) {
            frames.add(samples.clone());
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
