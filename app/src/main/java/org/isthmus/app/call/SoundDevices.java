package org.isthmus.app.call;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.isthmus.media.AudioDevice;

/** The microphones and loudspeakers of this computer; which of them are used is a preference. */
@FunctionalInterface
public interface SoundDevices {

    /** What there is now; empty where there is none, or no sound system. Takes about a second the first time. */
    CompletableFuture<List<AudioDevice>> devices();
}
