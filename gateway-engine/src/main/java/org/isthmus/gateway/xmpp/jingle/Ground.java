package org.isthmus.gateway.xmpp.jingle;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaException.Cause;

/** What every call of an account stands on. */
record Ground(CallStream stream, Executor executor, Scheduler scheduler, Placing placing) {

    void run(Runnable task) {
        executor.execute(task);
    }

    /** Does something later on the account's executor. */
    Scheduler.Task after(Duration delay, Runnable task) {
        return scheduler.after(delay, () -> executor.execute(task));
    }

    /** Goes on with what the media says, on the account's executor. */
    <T> void then(CompletableFuture<T> media, Consumer<T> done, Consumer<MediaException> failed) {
        media.whenComplete((value, failure) -> run(() -> {
            if (failure == null) {
                done.accept(value);
            } else {
                failed.accept(reason(failure));
            }
        }));
    }

    void announce(XmppAddress to, Announcement announcement) {
        stream.send(Announcements.write(to, announcement));
    }

    private static MediaException reason(Throwable failure) {
        Throwable each = failure;
        while (each != null) {
            if (each instanceof MediaException known) {
                return known;
            }
            each = each.getCause();
        }
        return new MediaException(Cause.LOCAL, String.valueOf(failure.getMessage()), failure);
    }
}
