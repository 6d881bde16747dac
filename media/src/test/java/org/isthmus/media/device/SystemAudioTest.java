package org.isthmus.media.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.isthmus.media.AudioDevice;
import org.isthmus.media.AudioDevices;
import org.isthmus.media.AudioPort;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaListener;
import org.isthmus.media.MediaSession;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.engine.JitsiMediaEngine;
import org.isthmus.media.sound.TonePort;
import org.junit.jupiter.api.Test;

/** Sound of this computer, whatever it has: a call never fails for want of a device. */
class SystemAudioTest {

    private final SystemAudio audio = new SystemAudio();

    @Test
    void eachDeviceHasANameAndAnIdOfItsOwn() throws MediaException {
        List<AudioDevice> devices = audio.devices();
        assertThat(devices).allSatisfy(device -> assertThat(device.name()).isNotBlank());
        assertThat(devices).doesNotHaveDuplicates();
    }

    @Test
    void aDeviceThatIsNotThereIsNoFailure() throws MediaException {
        audio.choose(Optional.of("no such microphone"), Optional.of("no such loudspeaker"));
        try (AudioPort port = audio.open()) {
            short[] frame = new short[AudioPort.FRAME];
            Arrays.fill(frame, (short) 77);
            port.read(frame);
            port.write(frame, frame.length);
            audio.choose(Optional.empty(), Optional.empty());
            port.read(frame);
            if (audio.devices().isEmpty()) {
                assertThat(frame).containsOnly((short) 0);
                assertThat(port.keepsTime()).isFalse();
            }
        }
    }

    @Test
    void aCallGoesOnWithWhatThereIs() {
        TonePort tone = new TonePort(440);
        try (JitsiMediaEngine own = new JitsiMediaEngine(audio);
                JitsiMediaEngine other = new JitsiMediaEngine(() -> tone)) {
            MediaSession caller = open(own);
            MediaSession called = open(other);
            SessionDescription offer = get(caller.offer(MediaWish.AUDIO));
            get(caller.answered(get(called.answer(offer, MediaWish.AUDIO))));

            Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                assertThat(caller.statistics().streams().getFirst().packetsReceived())
                        .isGreaterThan(50);
                assertThat(tone.count()).isGreaterThan(AudioPort.RATE);
            });
        }
    }

    @Test
    void aDeviceThatDoesNotWorkIsSaid() {
        AudioDevices broken = () -> {
            throw new MediaException(MediaException.Cause.LOCAL, "The microphone does not work.");
        };
        try (JitsiMediaEngine own = new JitsiMediaEngine(broken);
                JitsiMediaEngine other = new JitsiMediaEngine(() -> new TonePort(440))) {
            SessionDescription offer = get(open(other).offer(MediaWish.AUDIO));
            assertThat(open(own).answer(offer, MediaWish.AUDIO))
                    .failsWithin(Duration.ofMinutes(1))
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(MediaException.class)
                    .withMessageContaining("microphone");
        }
    }

    private static MediaSession open(JitsiMediaEngine engine) {
        return engine.open(
                new SessionSettings(false, List.of(), true, List.of(), false, Set.of(InetAddress.getLoopbackAddress())),
                new Silent());
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static final class Silent implements MediaListener {

        @Override
        public void candidates(String content, List<Candidate> candidates) {
            // Nobody asks.
        }

        @Override
        public void connected(MediaKind kind, Protection protection) {
            // Nobody asks.
        }

        @Override
        public void digit(char digit) {
            // Nobody asks.
        }

        @Override
        public void failed(MediaException why) {
            // Nobody asks.
        }
    }
}
