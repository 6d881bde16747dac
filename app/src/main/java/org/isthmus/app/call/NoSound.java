package org.isthmus.app.call;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import org.isthmus.app.Registration;
import org.isthmus.media.AudioDevice;

/** A computer whose sound is not the person's to choose. */
public final class NoSound implements SoundDevices {

    @Override
    public CompletableFuture<List<AudioDevice>> devices() {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public Registration listen(DoubleConsumer level) {
        return () -> {};
    }

    @Override
    public void tryLoudspeaker() {
        // There is none.
    }
}
