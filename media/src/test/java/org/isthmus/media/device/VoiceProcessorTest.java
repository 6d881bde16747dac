package org.isthmus.media.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.isthmus.media.AudioPort;
import org.isthmus.media.VoiceCare;
import org.junit.jupiter.api.Test;

class VoiceProcessorTest {

    private static final VoiceCare ECHO = VoiceCare.NONE.echo(true);
    private static final VoiceCare NOISE = VoiceCare.NONE.noise(true);
    private static final int SECOND = AudioPort.RATE / AudioPort.FRAME;

    @Test
    void theEchoOfTheLoudspeakerIsMuchWeakerAfterAMoment() {
        try (VoiceProcessor processor = new VoiceProcessor(ECHO)) {
            assertThat(echoLeft(processor)).isLessThan(decibels(-10));
        }
    }

    @Test
    void whereNothingIsDoneAboutItTheEchoStays() {
        try (VoiceProcessor processor = new VoiceProcessor(NOISE)) {
            assertThat(echoLeft(processor)).isGreaterThan(decibels(-6));
        }
    }

    @Test
    void theEchoIsTakenOutOnceThePersonSwitchesItOn() {
        try (VoiceProcessor processor = new VoiceProcessor(NOISE)) {
            processor.care(ECHO);
            assertThat(echoLeft(processor)).isLessThan(decibels(-10));
        }
    }

    @Test
    void theVoiceOfThePersonStays() {
        try (VoiceProcessor processor = new VoiceProcessor(VoiceCare.ALL.gain(false))) {
            Speech voice = new Speech(7, 6_000);
            Room room = new Room();
            Speech other = new Speech(8, 6_000);
            double said = 0;
            double sent = 0;
            for (int i = 0; i < 12 * SECOND; i++) {
                boolean own = i / SECOND % 2 == 1;
                short[] played = own ? new short[AudioPort.FRAME] : other.next(AudioPort.FRAME);
                processor.played(played, played.length);
                short[] frame = room.echo(played);
                short[] near = own ? voice.next(AudioPort.FRAME) : new short[AudioPort.FRAME];
                for (int k = 0; k < frame.length; k++) {
                    frame[k] += near[k];
                }
                processor.clean(frame);
                if (own && i > 4 * SECOND) {
                    said += Speech.power(near);
                    sent += Speech.power(frame);
                }
            }
            assertThat(sent / said).isBetween(decibels(-6), decibels(3));
        }
    }

    @Test
    void aSteadyNoiseIsMuchWeaker() {
        try (VoiceProcessor processor = new VoiceProcessor(NOISE)) {
            Random random = new Random(3);
            double heard = 0;
            double sent = 0;
            for (int i = 0; i < 8 * SECOND; i++) {
                short[] frame = new short[AudioPort.FRAME];
                for (int k = 0; k < frame.length; k++) {
                    frame[k] = (short) (300 * random.nextGaussian());
                }
                double before = Speech.power(frame);
                processor.clean(frame);
                if (i > 4 * SECOND) {
                    heard += before;
                    sent += Speech.power(frame);
                }
            }
            assertThat(sent / heard).isLessThan(decibels(-8));
        }
    }

    @Test
    void aQuietVoiceIsMadeLouder() {
        try (VoiceProcessor processor = new VoiceProcessor(VoiceCare.NONE.gain(true))) {
            Speech voice = new Speech(5, 400);
            double said = 0;
            double sent = 0;
            for (int i = 0; i < 10 * SECOND; i++) {
                short[] frame = voice.next(AudioPort.FRAME);
                double before = Speech.power(frame);
                processor.clean(frame);
                if (i > 5 * SECOND) {
                    said += before;
                    sent += Speech.power(frame);
                }
            }
            assertThat(sent / said).isGreaterThan(decibels(4));
        }
    }

    @Test
    void itMayEndWhileBothSidesTalk() {
        for (int i = 0; i < 20; i++) {
            VoiceProcessor processor = new VoiceProcessor(VoiceCare.ALL);
            CompletableFuture<Void> playing = CompletableFuture.runAsync(() -> {
                for (int k = 0; k < 100; k++) {
                    processor.played(new short[700], 700);
                }
            });
            CompletableFuture<Void> speaking = CompletableFuture.runAsync(() -> {
                for (int k = 0; k < 100; k++) {
                    processor.clean(new short[AudioPort.FRAME]);
                }
            });
            processor.close();
            processor.care(VoiceCare.ALL);
            processor.close();
            assertThat(CompletableFuture.allOf(playing, speaking).orTimeout(1, TimeUnit.MINUTES))
                    .succeedsWithin(java.time.Duration.ofMinutes(1));
        }
    }

    @Test
    void afterItsEndTheSoundGoesThroughUntouched() {
        VoiceProcessor processor = new VoiceProcessor(VoiceCare.ALL);
        processor.close();
        short[] frame = new short[AudioPort.FRAME];
        Arrays.fill(frame, (short) 1234);
        processor.clean(frame);
        assertThat(frame).containsOnly((short) 1234);
    }

    @Test
    void whereTheLibraryIsMissingCallsGoWithoutIt() {
        int[] tries = {0};
        VoiceProcessors processors = new VoiceProcessors(_ -> {
            tries[0]++;
            throw new UnsatisfiedLinkError("no such library");
        });
        assertThat(processors.make(VoiceCare.ALL)).isEqualTo(Optional.empty());
        assertThat(processors.make(VoiceCare.ALL)).isEqualTo(Optional.empty());
        assertThat(tries[0]).isEqualTo(1);
    }

    /** How much of the echo's power is left in the second half of ten seconds in which only the other side talks. */
    private static double echoLeft(VoiceProcessor processor) {
        Speech other = new Speech(1, 9_000);
        Room room = new Room();
        double heard = 0;
        double sent = 0;
        for (int i = 0; i < 10 * SECOND; i++) {
            short[] played = other.next(AudioPort.FRAME);
            processor.played(played, played.length);
            short[] frame = room.echo(played);
            double before = Speech.power(frame);
            processor.clean(frame);
            if (i >= 5 * SECOND) {
                heard += before;
                sent += Speech.power(frame);
            }
        }
        return sent / heard;
    }

    private static double decibels(double value) {
        return Math.pow(10, value / 10);
    }
}
