package org.isthmus.gateway.xmpp;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.isthmus.gateway.concurrent.OrderedExecutor;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one account signed in: connects, notices that the connection ended, waits, connects again, resumes the stream where
 * it can. Everything that blocks happens here, on an executor of its own; what comes of it is told on the account's.
 */
final class Supervisor {

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

    /** A link that lived this long was a good one; one that fell at once makes the waits longer. */
    private static final Duration GOOD_LINK = Duration.ofSeconds(20);

    private static final Duration POLITE_END = Duration.ofSeconds(2);

    private final XmppAccountConfig config;
    private final SignIn signIn;
    private final Scheduler scheduler;
    private final CompletableFuture<Void> ready;
    private final Backoff backoff;
    private final Executor account;
    private final LinkEvents events;
    private final OrderedExecutor executor;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private boolean wanted;
    private boolean online;
    private @Nullable Link link;
    private Instant onlineSince = Instant.EPOCH;
    private Optional<String> resource;
    private Scheduler.@Nullable Task retry;

    Supervisor(
            XmppAccountConfig config,
            SignIn signIn,
            Scheduler scheduler,
            CompletableFuture<Void> ready,
            Backoff backoff,
            Executor account,
            LinkEvents events) {
        this.config = config;
        this.signIn = signIn;
        this.scheduler = scheduler;
        this.ready = ready;
        this.backoff = backoff;
        this.account = account;
        this.events = events;
        this.resource = config.resource();
        this.executor = new OrderedExecutor("xmpp-link-" + config.id());
    }

    void connect() {
        executor.execute(() -> {
            if (!wanted && !ended.isDone()) {
                wanted = true;
                attempt();
            }
        });
    }

    void retryNow() {
        executor.execute(() -> {
            if (online) {
                account.execute(events::doubtful);
            } else if (wanted) {
                attempt();
            }
        });
    }

    /** Somebody found out that the link does not work any more. */
    void broken(Link which, Failure why) {
        executor.execute(() -> {
            if (online && which.equals(link)) {
                which.connection().instantShutdown();
                fell(which, why);
            }
        });
    }

    /** Signs out for good; the future completes when that is done. */
    CompletableFuture<Void> end() {
        executor.execute(() -> {
            wanted = false;
            cancelRetry();
            signOut();
            ended.complete(null);
        });
        return ended;
    }

    private void attempt() {
        cancelRetry();
        tell(new EndpointState.Connecting());
        try {
            ready.join();
            Link opened = signIn.open(link, resource, this::listen);
            boolean resumed = opened.connection().streamWasResumed();
            link = opened;
            online = true;
            onlineSince = scheduler.instant();
            LOG.info("{} is signed in, {}{}.", config.id(), opened.transport(), resumed ? ", stream resumed" : "");
            account.execute(() -> events.signedIn(opened, resumed));
            if (!opened.isAlive()) {
                fell(opened, Failure.of(Reason.CONNECTION_LOST, opened.target() + " closed the connection at once"));
            }
        } catch (SignInException e) {
            LOG.info("{} could not sign in: {}", config.id(), e.getMessage());
            forgetUnlessResumable();
            retryLater(e.failure());
        } catch (CompletionException e) {
            LOG.error("The XMPP library could not be loaded.", e);
            retryLater(Failure.of(Reason.INTERNAL, "the XMPP library could not be loaded"));
        } catch (RuntimeException e) {
            LOG.error("Signing in {} failed in an unforeseen way.", config.id(), e);
            link = null;
            retryLater(Failure.of(Reason.INTERNAL, "signing in failed: " + e));
        }
    }

    private void listen(Link created) {
        LinkTap.install(created, account, events, (which, e) -> executor.execute(() -> closed(which, e)));
    }

    private void closed(Link which, Exception cause) {
        if (!which.equals(link) || !online || which.isAlive()) {
            return;
        }
        if (SmackFailures.isConflict(cause)) {
            // Another client took our resource. Asking for it again would throw that one out, and so on for ever.
            resource = Optional.empty();
        }
        fell(which, SmackFailures.explain(which.target().toString(), cause));
    }

    private void fell(Link which, Failure why) {
        LOG.info("{} lost its connection: {}", config.id(), why.detail());
        online = false;
        account.execute(events::signedOut);
        if (onlineSince.plus(GOOD_LINK).isBefore(scheduler.instant())) {
            backoff.reset();
        }
        if (which.connection().isConnected() && !which.canResume()) {
            which.connection().instantShutdown();
        }
        forgetUnlessResumable();
        retryLater(why);
    }

    private void forgetUnlessResumable() {
        Link current = link;
        if (current != null && !current.canResume()) {
            link = null;
        }
    }

    private void retryLater(Failure why) {
        if (!wanted) {
            return;
        }
        if (SmackFailures.needsPerson(why.reason())) {
            tell(new EndpointState.Failed(why, Optional.empty()));
            return;
        }
        Duration delay = backoff.next();
        Instant due = scheduler.instant().plus(delay);
        retry = scheduler.after(delay, () -> executor.execute(this::retryDue));
        tell(new EndpointState.Failed(why, Optional.of(due)));
    }

    private void retryDue() {
        if (wanted && !online) {
            attempt();
        }
    }

    private void signOut() {
        Link current = link;
        link = null;
        if (current != null) {
            if (online && current.isAlive()) {
                current.connection().setReplyTimeout(POLITE_END.toMillis());
                current.connection().disconnect();
            } else {
                current.connection().instantShutdown();
            }
        }
        if (online) {
            online = false;
            account.execute(events::signedOut);
        }
        tell(new EndpointState.Offline());
    }

    private void cancelRetry() {
        Scheduler.Task task = retry;
        retry = null;
        if (task != null) {
            task.cancel();
        }
    }

    private void tell(EndpointState state) {
        account.execute(() -> events.stateChanged(state));
    }
}
