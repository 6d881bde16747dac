package org.isthmus.app.call;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.isthmus.app.settings.Preferences;
import org.isthmus.app.settings.Settings;
import org.isthmus.media.AudioDevice;
import org.isthmus.media.MediaException;
import org.isthmus.media.device.SystemAudio;

/** The sound of this computer as the person chose it; another choice is heard in the calls that go on. */
public final class ChosenSound implements SoundDevices {

    private final SystemAudio audio;

    public ChosenSound(SystemAudio audio, Settings settings) {
        this.audio = audio;
        use(settings.get().sound());
        settings.observe(now -> use(now.sound()));
    }

    @Override
    public CompletableFuture<List<AudioDevice>> devices() {
        return CompletableFuture.supplyAsync(
                this::find,
                work -> Thread.ofPlatform().name("isthmus-sound").daemon().start(work));
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
