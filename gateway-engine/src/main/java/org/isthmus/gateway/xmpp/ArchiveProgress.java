package org.isthmus.gateway.xmpp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.isthmus.gateway.endpoint.EndpointId;

/**
 * How far the archive is known to be safe here: the mark moves on when a message, and all before it, have been answered for
 * by the program. Used on the account's executor.
 */
final class ArchiveProgress {

    private final EndpointId account;
    private final ArchiveMarks marks;
    private final Executor executor;
    private final Deque<Step> inOrder = new ArrayDeque<>();
    private final Deque<Step> held = new ArrayDeque<>();
    private boolean caughtUp;

    ArchiveProgress(EndpointId account, ArchiveMarks marks, Executor executor) {
        this.account = account;
        this.marks = marks;
        this.executor = executor;
    }

    /** Where the next look into the archive begins. */
    Optional<String> mark() {
        return marks.last(account);
    }

    /** A new session: what was underway is read again from the mark. */
    void restart() {
        inOrder.clear();
        held.clear();
        caughtUp = false;
    }

    /** The archive has been read to its end: from here on live messages move the mark. */
    void caughtUp() {
        caughtUp = true;
        inOrder.addAll(held);
        held.clear();
        advance();
    }

    /** The next message of the archive; the returned action, from any thread, says that it is safe. */
    Runnable archived(String archiveId) {
        return track(inOrder, archiveId);
    }

    /** A message that arrived live and was archived under this id. */
    Runnable live(String archiveId) {
        return track(caughtUp ? inOrder : held, archiveId);
    }

    private Runnable track(Deque<Step> steps, String archiveId) {
        Step step = new Step(archiveId);
        steps.add(step);
        return () -> executor.execute(() -> {
            step.safe = true;
            advance();
        });
    }

    private void advance() {
        Optional<String> reached = Optional.empty();
        while (!inOrder.isEmpty() && inOrder.getFirst().safe) {
            reached = Optional.of(inOrder.removeFirst().archiveId);
        }
        reached.ifPresent(id -> marks.advanced(account, id));
    }

    private static final class Step {
        private final String archiveId;
        private boolean safe;

        Step(String archiveId) {
            this.archiveId = archiveId;
        }
    }
}
