package org.isthmus.ui.sample;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleConsumer;
import org.isthmus.app.Registration;
import org.isthmus.app.call.SoundDevices;
import org.isthmus.media.AudioDevice;

/** One microphone and no loudspeaker; the test is what is heard. */
public final class SampleSound implements SoundDevices {

    public final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Optional<DoubleConsumer> listener = Optional.empty();

    @Override
    public CompletableFuture<List<AudioDevice>> devices() {
        return CompletableFuture.completedFuture(
                List.of(new AudioDevice("headset", "Headset", AudioDevice.Kind.MICROPHONE)));
    }

    @Override
    public Registration listen(DoubleConsumer level) {
        listener = Optional.of(level);
        return () -> listener = Optional.empty();
    }

    /** Somebody speaks that loud. */
    public void speak(double level) {
        listener.ifPresent(who -> who.accept(level));
    }

    public boolean listenedTo() {
        return listener.isPresent();
    }

    @Override
    public void tryLoudspeaker() {
        asked.add("loudspeaker");
    }
}
