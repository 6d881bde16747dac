package org.isthmus.media.device;

import dev.onvoid.webrtc.media.audio.AudioProcessing;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig.NoiseSuppression;
import dev.onvoid.webrtc.media.audio.AudioProcessingStreamConfig;
import org.isthmus.media.AudioPort;
import org.isthmus.media.VoiceCare;
import org.isthmus.media.audio.Pcm;

/**
 * Takes echo and noise out of what the microphone hears and evens its loudness. It must see everything that is played. Any
 * thread, also while another one closes it.
 */
final class VoiceProcessor implements AutoCloseable {

    /** The library works on 10 ms at a time. */
    private static final int BLOCK = AudioPort.RATE / 100;

    private static final AudioProcessingStreamConfig FORM = new AudioProcessingStreamConfig(AudioPort.RATE, 1);

    /** Loud enough for a laptop's microphone; more makes the room loud while nobody speaks. */
    private static final float MAX_GAIN_DB = 24;

    private static final float FIRST_GAIN_DB = 6;

    private final AudioProcessing library;
    private final byte[] near = new byte[2 * BLOCK];
    private final byte[] far = new byte[2 * BLOCK];
    private final byte[] ignored = new byte[2 * BLOCK];
    private int farFilled;
    private boolean closed;

    /** @throws LinkageError where the library has no native part for this computer, as also a RuntimeException can say */
    VoiceProcessor(VoiceCare care) {
        library = new AudioProcessing();
        library.applyConfig(config(care));
    }

    private static AudioProcessingConfig config(VoiceCare care) {
        AudioProcessingConfig config = new AudioProcessingConfig();
        config.highPassFilter.enabled = true;
        config.echoCanceller.enabled = care.echo();
        config.echoCanceller.enforceHighPassFiltering = true;
        config.noiseSuppression.enabled = care.noise();
        config.noiseSuppression.level = NoiseSuppression.Level.MODERATE;
        config.gainControl.enabled = care.gain();
        config.gainControl.adaptiveDigital.enabled = care.gain();
        config.gainControl.adaptiveDigital.maxGainDb = MAX_GAIN_DB;
        config.gainControl.adaptiveDigital.initialGainDb = FIRST_GAIN_DB;
        return config;
    }

    synchronized void care(VoiceCare changed) {
        if (!closed) {
            library.applyConfig(config(changed));
        }
    }

    /** Sees what the loudspeaker is about to play. */
    synchronized void played(short[] samples, int count) {
        for (int i = 0; i < count && !closed; i++) {
            far[farFilled++] = (byte) samples[i];
            far[farFilled++] = (byte) (samples[i] >> 8);
            if (farFilled == far.length) {
                library.processReverseStream(far, FORM, FORM, ignored);
                farFilled = 0;
            }
        }
    }

    /** Cleans what the microphone heard; the length is a multiple of 10 ms. */
    synchronized void clean(short[] frame) {
        for (int start = 0; start + BLOCK <= frame.length && !closed; start += BLOCK) {
            for (int i = 0; i < BLOCK; i++) {
                near[2 * i] = (byte) frame[start + i];
                near[2 * i + 1] = (byte) (frame[start + i] >> 8);
            }
            if (library.processStream(near, FORM, FORM, near) == 0) {
                for (int i = 0; i < BLOCK; i++) {
                    frame[start + i] = Pcm.sample(near, 2 * i);
                }
            }
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            library.dispose();
        }
    }
}
