package org.isthmus.media.device;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.isthmus.media.AudioDevice;
import org.isthmus.media.AudioDevices;
import org.isthmus.media.AudioPort;
import org.isthmus.media.MediaException;
import org.isthmus.media.VoiceCare;
import org.isthmus.media.audio.Library;
import org.jitsi.impl.neomedia.device.AudioSystem;
import org.jitsi.impl.neomedia.device.AudioSystem.DataFlow;
import org.jitsi.impl.neomedia.device.CaptureDeviceInfo2;

/**
 * The sound of this computer: PulseAudio (or PipeWire in its place) on Linux, WASAPI on Windows, Core Audio on macOS. What
 * is not there is silence: a call goes on without a microphone, without a loudspeaker, without both. Any thread; the first
 * use loads the sound library, which takes about a second.
 */
public final class SystemAudio implements AudioDevices {

    private static final Set<String> SYSTEMS = Set.of(
            AudioSystem.LOCATOR_PROTOCOL_PULSEAUDIO,
            AudioSystem.LOCATOR_PROTOCOL_WASAPI,
            AudioSystem.LOCATOR_PROTOCOL_MACCOREAUDIO);

    private final VoiceProcessors processors = new VoiceProcessors(VoiceProcessor::new);
    private final Map<SystemPort, CleanPort> open = new ConcurrentHashMap<>();
    private Optional<String> microphone = Optional.empty();
    private Optional<String> loudspeaker = Optional.empty();
    private VoiceCare care = VoiceCare.ALL;

    /**
     * What there is at this moment; empty where no sound system runs.
     *
     * @throws MediaException where the sound library does not work at all
     */
    public List<AudioDevice> devices() throws MediaException {
        List<AudioDevice> all = new ArrayList<>();
        for (AudioDevice.Kind kind : AudioDevice.Kind.values()) {
            for (CaptureDeviceInfo2 info : infos(kind)) {
                all.add(new AudioDevice(id(info), info.getName(), kind));
            }
        }
        return List.copyOf(all);
    }

    /**
     * Uses these from now on, also in calls that are going on; empty for the system's own choice. A device that is not there
     * counts as not chosen.
     */
    public synchronized void choose(Optional<String> microphoneId, Optional<String> loudspeakerId) {
        if (microphone.equals(microphoneId) && loudspeaker.equals(loudspeakerId)) {
            return;
        }
        microphone = microphoneId;
        loudspeaker = loudspeakerId;
        open.keySet().forEach(port -> port.use(microphoneId, loudspeakerId));
    }

    /** Does this to the sound of the microphone from now on, also in calls that are going on. */
    public synchronized void care(VoiceCare changed) {
        care = changed;
        open.values().forEach(port -> port.care(changed));
    }

    @Override
    public void prepare() {
        processors.make(VoiceCare.ALL).ifPresent(VoiceProcessor::close);
    }

    @Override
    public AudioPort open() throws MediaException {
        return open(EnumSet.allOf(AudioDevice.Kind.class));
    }

    /**
     * Opens one of the two alone: the loudspeaker for a tone, the microphone to see whether it hears.
     *
     * @throws MediaException where the sound library does not work at all
     */
    public AudioPort open(AudioDevice.Kind only) throws MediaException {
        return open(EnumSet.of(only));
    }

    private synchronized AudioPort open(Set<AudioDevice.Kind> kinds) throws MediaException {
        Library.start();
        SystemPort port = new SystemPort(this, kinds, open::remove);
        CleanPort clean = new CleanPort(port, processors);
        open.put(port, clean);
        // A tone needs no care, and a trial shows what the microphone takes.
        clean.care(kinds.size() > 1 ? care : VoiceCare.NONE);
        port.use(microphone, loudspeaker);
        return clean;
    }

    /** The sound system of this computer, where one runs. */
    static Optional<AudioSystem> system() {
        for (AudioSystem system : AudioSystem.getAudioSystems()) {
            if (SYSTEMS.contains(system.getLocatorProtocol())) {
                return Optional.of(system);
            }
        }
        return Optional.empty();
    }

    private static List<CaptureDeviceInfo2> infos(AudioDevice.Kind kind) throws MediaException {
        Library.start();
        DataFlow flow = kind == AudioDevice.Kind.MICROPHONE ? DataFlow.CAPTURE : DataFlow.PLAYBACK;
        return system().map(known -> known.getDevices(flow)).orElse(List.of());
    }

    private static String id(CaptureDeviceInfo2 info) {
        return info.getLocator().toString();
    }

    /** The chosen device, or the first, which is the system's choice. */
    Optional<CaptureDeviceInfo2> find(AudioDevice.Kind kind, Optional<String> chosen) {
        try {
            List<CaptureDeviceInfo2> all = infos(kind);
            return all.stream()
                    .filter(info -> chosen.equals(Optional.of(id(info))))
                    .findFirst()
                    .or(() -> all.stream().findFirst());
        } catch (MediaException e) {
            return Optional.empty();
        }
    }
}
