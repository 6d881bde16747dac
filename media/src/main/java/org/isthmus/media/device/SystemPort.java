package org.isthmus.media.device;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.isthmus.media.AudioDevice;
import org.isthmus.media.AudioPort;
import org.isthmus.media.MediaException;
import org.jitsi.impl.neomedia.device.CaptureDeviceInfo2;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call's end at the devices. A device that fails or is unplugged becomes silence, and the call goes on. */
final class SystemPort implements AudioPort {

    private static final Logger LOG = LoggerFactory.getLogger(SystemPort.class);

    private final SystemAudio audio;
    private final Set<AudioDevice.Kind> kinds;
    private final Consumer<SystemPort> onClose;
    private volatile Optional<Microphone> microphone = Optional.empty();
    private volatile Optional<Loudspeaker> loudspeaker = Optional.empty();
    private boolean closed;

    /** @param kinds which devices are used; the others count as not there */
    SystemPort(SystemAudio audio, Set<AudioDevice.Kind> kinds, Consumer<SystemPort> onClose) {
        this.audio = audio;
        this.kinds = EnumSet.copyOf(kinds);
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
        microphone =
                find(AudioDevice.Kind.MICROPHONE, microphoneId).flatMap(info -> opened(() -> Microphone.open(info)));
        loudspeaker =
                find(AudioDevice.Kind.LOUDSPEAKER, loudspeakerId).flatMap(info -> opened(() -> Loudspeaker.open(info)));
    }

    private Optional<CaptureDeviceInfo2> find(AudioDevice.Kind kind, Optional<String> chosen) {
        return kinds.contains(kind) ? audio.find(kind, chosen) : Optional.empty();
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
