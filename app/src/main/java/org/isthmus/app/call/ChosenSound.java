package org.isthmus.app.call;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.DoubleConsumer;
import org.isthmus.app.Registration;
import org.isthmus.app.call.tone.Tone;
import org.isthmus.app.call.tone.Tones;
import org.isthmus.app.settings.Preferences;
import org.isthmus.app.settings.Settings;
import org.isthmus.media.AudioDevice;
import org.isthmus.media.MediaException;
import org.isthmus.media.device.SystemAudio;

/** The sound of this computer as the person chose it; another choice is heard in the calls that go on. */
public final class ChosenSound implements SoundDevices {

    private final SystemAudio audio;
    private final Tones tones;

    /** @param tones heard from the chosen loudspeaker */
    public ChosenSound(SystemAudio audio, Tones tones, Settings settings) {
        this.audio = audio;
        this.tones = tones;
        use(settings.get().sound());
        settings.observe(now -> use(now.sound()));
    }

    @Override
    public CompletableFuture<List<AudioDevice>> devices() {
        return CompletableFuture.supplyAsync(
                this::find,
                work -> Thread.ofPlatform().name("isthmus-sound").daemon().start(work));
    }

    @Override
    public Registration listen(DoubleConsumer level) {
        return MicrophoneTest.start(() -> audio.open(AudioDevice.Kind.MICROPHONE), level);
    }

    @Override
    public void tryLoudspeaker() {
        tones.play(Optional.of(Tone.TRIAL));
    }

    private List<AudioDevice> find() {
        try {
            return audio.devices();
        } catch (MediaException e) {
            throw new CompletionException(e);
        }
    }

    private void use(Preferences.Sound sound) {
        audio.care(sound.care());
        audio.choose(chosen(sound.microphone()), chosen(sound.loudspeaker()));
    }

    private static Optional<String> chosen(String id) {
        return Optional.of(id).filter(some -> !some.isEmpty());
    }
}
