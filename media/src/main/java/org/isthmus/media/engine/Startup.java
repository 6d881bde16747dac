package org.isthmus.media.engine;

import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import org.isthmus.media.MediaException;
import org.isthmus.media.audio.Library;
import org.isthmus.media.dtls.DtlsIdentity;
import org.isthmus.media.ice.IcePath;
import org.isthmus.media.srtp.Warmup;
import org.isthmus.media.video.VideoCodecs;

/** What takes its time once for the whole program. */
final class Startup {

    private final SecureRandom random;
    private final Runnable sound;
    private final CompletableFuture<VideoCodecs> done = new CompletableFuture<>();
    private boolean begun;

    /** @param sound prepares the devices */
    Startup(SecureRandom random, Runnable sound) {
        this.random = random;
        this.sound = sound;
    }

    /** Begins the first time, and completes with what pictures can be encoded with; any thread. */
    synchronized CompletableFuture<VideoCodecs> begin() {
        if (!begun) {
            begun = true;
            Thread.ofPlatform().daemon().name("media-start").start(this::run);
        }
        return done.copy();
    }

    private void run() {
        try {
            Library.start();
            sound.run();
            Warmup.run();
            IcePath.warmUp();
            DtlsIdentity.create(random);
            done.complete(VideoCodecs.load());
        } catch (MediaException e) {
            done.completeExceptionally(e);
        } catch (LinkageError | RuntimeException e) {
            done.completeExceptionally(new MediaException(
                    MediaException.Cause.LOCAL, "The libraries of calls do not work on this computer.", e));
        }
    }
}
