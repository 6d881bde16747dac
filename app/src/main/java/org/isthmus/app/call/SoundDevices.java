package org.isthmus.app.call;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import org.isthmus.app.Registration;
import org.isthmus.media.AudioDevice;

/** The microphones and loudspeakers of this computer; which of them are used is a preference. Any thread. */
public interface SoundDevices {

    /** What there is now; empty where there is none, or no sound system. Takes about a second the first time. */
    CompletableFuture<List<AudioDevice>> devices();

    /**
     * Listens to the chosen microphone without a call, until the registration is closed.
     *
     * @param level told many times a second, on a thread of its own, how loud it is, 0 to 1
     */
    Registration listen(DoubleConsumer level);

    /** Lets the ring tone be heard once from the chosen loudspeaker. */
    void tryLoudspeaker();
}
