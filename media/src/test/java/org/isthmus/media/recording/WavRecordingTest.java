package org.isthmus.media.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.isthmus.media.AudioPort;
import org.isthmus.media.sound.Goertzel;
import org.isthmus.media.sound.TonePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording is a file that others can play, with both sides in it. */
class WavRecordingTest {

    private static final int FRAMES = 50;

    @TempDir
    private Path folder;

    @Test
    void bothSidesAreInItAndTheHeadSaysHowLongItIs() throws IOException, UnsupportedAudioFileException {
        Path file = folder.resolve("call.wav");
        WavRecording recording = record(file);
        TonePort own = new TonePort(440);
        TonePort other = new TonePort(700);
        short[] frame = new short[AudioPort.FRAME];
        for (int i = 0; i < FRAMES; i++) {
            other.read(frame);
            recording.heard(frame, frame.length);
            own.read(frame);
            recording.said(frame, frame.length);
        }
        recording.close();
        recording.close();
        assertThat(recording.done()).succeedsWithin(Duration.ofMinutes(1));

        try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
            assertThat(in.getFrameLength()).isEqualTo((long) FRAMES * AudioPort.FRAME);
            assertThat(in.getFormat().getSampleRate()).isEqualTo(AudioPort.RATE);
            byte[] data = in.readAllBytes();
            assertThat(Goertzel.amplitude(channel(data, 0), 440, AudioPort.RATE))
                    .isGreaterThan(7000);
            assertThat(Goertzel.amplitude(channel(data, 1), 700, AudioPort.RATE))
                    .isGreaterThan(7000);
            assertThat(Goertzel.amplitude(channel(data, 0), 700, AudioPort.RATE))
                    .isLessThan(100);
        }
        assertThat(Files.size(file)).isEqualTo(44 + 4L * FRAMES * AudioPort.FRAME);
    }

    @Test
    void whereNothingWasHeardThereIsSilence() throws IOException, UnsupportedAudioFileException {
        Path file = folder.resolve("lonely.wav");
        WavRecording recording = record(file);
        short[] frame = new short[AudioPort.FRAME];
        Arrays.fill(frame, (short) 5);
        recording.said(frame, frame.length);
        recording.close();
        assertThat(recording.done()).succeedsWithin(Duration.ofMinutes(1));
        try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
            byte[] data = in.readAllBytes();
            assertThat(channel(data, 0)).containsOnly((short) 5);
            assertThat(channel(data, 1)).containsOnly((short) 0);
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsSaid() throws IOException {
        SeekableByteChannel gone = Files.newByteChannel(
                folder.resolve("gone.wav"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        gone.close();
        WavRecording recording = new WavRecording(gone);
        recording.said(new short[AudioPort.FRAME], AudioPort.FRAME);
        recording.close();
        assertThat(recording.done())
                .failsWithin(Duration.ofMinutes(1))
                .withThrowableThat()
                .withCauseInstanceOf(IOException.class);
    }

    private static WavRecording record(Path file) throws IOException {
        SeekableByteChannel channel =
                Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new WavRecording(channel);
    }

    private static short[] channel(byte[] data, int channel) {
        short[] samples = new short[data.length / 4];
        for (int i = 0; i < samples.length; i++) {
            int at = 4 * i + 2 * channel;
            samples[i] = (short) ((data[at] & 0xff) | data[at + 1] << 8);
        }
        return samples;
    }
}
