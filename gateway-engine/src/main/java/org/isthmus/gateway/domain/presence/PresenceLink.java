package org.isthmus.gateway.domain.presence;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.domain.SipReply;

/**
 * Whether SIP answers at all. While it does not, one subscription after the other is tried, so that its return is noticed
 * within seconds although each of them waits for minutes. On the gateway's executor.
 */
final class PresenceLink {

    private static final int SILENCES = 3;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    private final Scheduler scheduler;
    private final Executor executor;
    private Runnable tryOne = () -> {};
    private Runnable back = () -> {};
    private int silences;
    private boolean trying;

    PresenceLink(Scheduler scheduler, Executor executor) {
        this.scheduler = scheduler;
        this.executor = executor;
    }

    /**
     * Says what to do; called once, before anything is sent.
     *
     * @param tryOneOfThem sends one request of those that wait
     * @param isBack is told when SIP answers again
     */
    void follow(Runnable tryOneOfThem, Runnable isBack) {
        tryOne = tryOneOfThem;
        back = isBack;
    }

    void heard(SipReply reply) {
        switch (reply) {
            case SipReply.Answered answered -> alive();
            case SipReply.Unanswered none -> {
                silences++;
                tryLater();
            }
        }
    }

    /** Something came from SIP. */
    void alive() {
        boolean wasDown = silences >= SILENCES;
        silences = 0;
        if (wasDown) {
            back.run();
        }
    }

    private void tryLater() {
        if (!trying) {
            trying = true;
            scheduler.after(
                    BETWEEN_TRIES,
                    () -> executor.execute(() -> {
                        trying = false;
                        if (silences > 0) {
                            tryOne.run();
                        }
                    }));
        }
    }
}
