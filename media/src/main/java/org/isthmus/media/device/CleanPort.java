package org.isthmus.media.device;

import java.util.Optional;
import org.isthmus.media.AudioPort;
import org.isthmus.media.VoiceCare;

/** A call's end at the devices whose microphone is cleaned of what the loudspeaker plays, and of noise. */
final class CleanPort implements AudioPort {

    private final AudioPort devices;
    private final VoiceProcessors processors;
    private volatile Optional<VoiceProcessor> processor = Optional.empty();
    private boolean closed;

    CleanPort(AudioPort devices, VoiceProcessors processors) {
        this.devices = devices;
        this.processors = processors;
    }

    /** Does this from now on. */
    synchronized void care(VoiceCare changed) {
        if (closed) {
            return;
        }
        Optional<VoiceProcessor> old = processor;
        if (old.isPresent() && !changed.equals(VoiceCare.NONE)) {
            old.get().care(changed);
        } else {
            processor = processors.make(changed);
            old.ifPresent(VoiceProcessor::close);
        }
    }

    @Override
    public void read(short[] frame) {
        devices.read(frame);
        processor.ifPresent(known -> known.clean(frame));
    }

    @Override
    public void write(short[] samples, int count) {
        // The device may wait until it has room; what it is given must be known before it can come back as an echo.
        processor.ifPresent(known -> known.played(samples, count));
        devices.write(samples, count);
    }

    @Override
    public boolean keepsTime() {
        return devices.keepsTime();
    }

    @Override
    public synchronized void close() {
        closed = true;
        devices.close();
        processor.ifPresent(VoiceProcessor::close);
        processor = Optional.empty();
    }
}
