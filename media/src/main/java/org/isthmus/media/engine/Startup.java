package org.isthmus.media.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.isthmus.media.MediaException;
import org.isthmus.media.audio.Library;
import org.isthmus.media.srtp.Warmup;

/** What takes its time once for the whole program. */
final class Startup {

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private boolean begun;

    /** Begins the first time; any thread. */
    synchronized CompletableFuture<Void> begin() {
        if (!begun) {
            begun = true;
            Thread.ofPlatform().daemon().name("media-start").start(this::run);
        }
        return done.copy();
    }

    private void run() {
        try {
            Library.start();
            Warmup.run();
            done.complete(null);
        } catch (MediaException e) {
            done.completeExceptionally(e);
        } catch (RuntimeException e) {
            done.completeExceptionally(new CompletionException(e));
        }
    }
}
