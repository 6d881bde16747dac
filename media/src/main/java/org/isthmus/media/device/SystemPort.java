package org.isthmus.media.device;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.isthmus.media.AudioDevice;
import org.isthmus.media.AudioPort;
import org.isthmus.media.MediaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call's end at the devices. A device that fails or is unplugged becomes silence, and the call goes on. */
final class SystemPort implements AudioPort {

    private static final Logger LOG = LoggerFactory.getLogger(SystemPort.class);

    private final SystemAudio audio;
    private final Consumer<SystemPort> onClose;
    private volatile Optional<Microphone> microphone = Optional.empty();
    private volatile Optional<Loudspeaker> loudspeaker = Optional.empty();
    private boolean closed;

    SystemPort(SystemAudio audio, Consumer<SystemPort> onClose) {
        this.audio = audio;
        this.onClose = onClose;
    }

    synchronized void use(Optional<String> microphoneId, Optional<String> loudspeakerId) {
        if (closed) {
            return;
        }
        Optional<Microphone> oldMicrophone = microphone;
        microphone = Optional.empty();
        oldMicrophone.ifPresent(Microphone::close);
        Optional<Loudspeaker> oldLoudspeaker = loudspeaker;
        loudspeaker = Optional.empty();
        oldLoudspeaker.ifPresent(Loudspeaker::close);
        microphone = audio.find(AudioDevice.Kind.MICROPHONE, microphoneId)
                .flatMap(info -> opened(() -> Microphone.open(info)));
        loudspeaker = audio.find(AudioDevice.Kind.LOUDSPEAKER, loudspeakerId)
                .flatMap(info -> opened(() -> Loudspeaker.open(info)));
    }

    /** Opens a device. */
    @FunctionalInterface
    private interface Opening<D> {
        D open() throws MediaException;
    }

    private static <D> Optional<D> opened(Opening<D> opening) {
        try {
            return Optional.of(opening.open());
        } catch (MediaException e) {
            LOG.warn("{}", e.getMessage(), e);
            return Optional.empty();
        }
    }

    @Override
    public void read(short[] frame) {
        if (!microphone.map(device -> works(() -> device.read(frame))).orElse(false)) {
            microphone = Optional.empty();
            Arrays.fill(frame, (short) 0);
        }
    }

    @Override
    public void write(short[] samples, int count) {
        if (!loudspeaker
                .map(device -> works(() -> device.write(samples, count)))
                .orElse(false)) {
            loudspeaker = Optional.empty();
        }
    }

    private static boolean works(Supplier<Boolean> use) {
        try {
            return use.get();
        } catch (RuntimeException e) {
            LOG.warn("A sound device failed", e);
            return false;
        }
    }

    @Override
    public boolean keepsTime() {
        return microphone.isPresent();
    }

    @Override
    public synchronized void close() {
        closed = true;
        microphone.ifPresent(Microphone::close);
        loudspeaker.ifPresent(Loudspeaker::close);
        microphone = Optional.empty();
        loudspeaker = Optional.empty();
        onClose.accept(this);
    }
}
