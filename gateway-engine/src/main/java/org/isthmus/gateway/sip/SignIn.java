package org.isthmus.gateway.sip;

import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.transport.Flow;
import org.isthmus.gateway.sip.transport.FlowException;
import org.isthmus.gateway.sip.transport.FlowOpener;
import org.isthmus.gateway.sip.transport.Hop;
import org.isthmus.gateway.sip.transport.HopFinder;
import org.isthmus.gateway.sip.transport.Wire;
import org.isthmus.gateway.sip.useragent.Exchanges;
import org.isthmus.gateway.sip.useragent.Identity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets the account signed in and keeps it so: look-up, one hop after the other, registration, and again after a loss. Runs on
 * the account's executor; what blocks runs beside it.
 */
final class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
    private static final Duration REFUSED = Duration.ofMinutes(5);

    private final SipAccountConfig config;
    private final HopFinder finder;
    private final FlowOpener opener;
    private final Exchanges exchanges;
    private final Scheduler scheduler;
    private final Executor executor;
    private final Hooks hooks;
    private final Registration registration;
    private final Backoff backoff;
    private boolean wanted;
    private int attempt;
    private boolean online;
    private Optional<Keepalive> keepalive = Optional.empty();
    private Scheduler.Task retry = () -> {};

    /** What sign-in tells the account. */
    interface Hooks {
        void state(EndpointState state);

        void step(SetupStep step);

        /** Makes what listens to a flow; {@code signs} wants to hear of life, {@code losses} of the end. */
        AccountFlowEvents events(Runnable signs, java.util.function.Consumer<Failure> losses);
    }

    SignIn(
            SipAccountConfig config,
            HopFinder finder,
            FlowOpener opener,
            Identity identity,
            Exchanges exchanges,
            Scheduler scheduler,
            Executor executor,
            RandomGenerator random,
            Hooks hooks) {
        this.config = config;
        this.finder = finder;
        this.opener = opener;
        this.exchanges = exchanges;
        this.scheduler = scheduler;
        this.executor = executor;
        this.hooks = hooks;
        this.backoff = new Backoff(random);
        this.registration = new Registration(identity, exchanges, scheduler, executor);
    }

    void start() {
        if (!wanted) {
            wanted = true;
            begin();
        }
    }

    boolean isOnline() {
        return online;
    }

    void retryNow() {
        if (wanted && !online) {
            backoff.reset();
            begin();
        } else if (wanted) {
            registration.refreshNow();
        }
    }

    /** Signs out; {@code done} is called when the server knows, or soon in any case. */
    void stop(Runnable done) {
        wanted = false;
        attempt++;
        retry.cancel();
        keepalive.ifPresent(Keepalive::stop);
        if (online) {
            online = false;
            registration.end(() -> {
                drop();
                done.run();
            });
        } else {
            drop();
            done.run();
        }
    }

    private void drop() {
        exchanges.flow().ifPresent(Flow::close);
        exchanges.lost(Failure.of(Reason.NOT_SIGNED_IN, "The account was signed out."));
    }

    private void begin() {
        int now = ++attempt;
        retry.cancel();
        keepalive.ifPresent(Keepalive::stop);
        registration.forget();
        exchanges.flow().ifPresent(Flow::close);
        exchanges.lost(Failure.of(Reason.CONNECTION_LOST, "The account connects anew."));
        hooks.state(new EndpointState.Connecting());
        hooks.step(SetupStep.running(SetupStep.Kind.LOOK_UP, config.address().host()));
        beside(() -> {
            try {
                List<Hop> hops = finder.find(config);
                executor.execute(() -> found(now, hops));
            } catch (UnknownHostException e) {
                Failure failure = Failure.of(Reason.UNKNOWN_HOST, "DNS does not know " + e.getMessage());
                executor.execute(() -> failed(now, SetupStep.Kind.LOOK_UP, failure));
            } catch (RuntimeException e) {
                LOG.error("The look-up of {} failed.", config.address().host(), e);
                Failure failure = Failure.of(Reason.INTERNAL, "The look-up failed: " + e.getMessage());
                executor.execute(() -> failed(now, SetupStep.Kind.LOOK_UP, failure));
            }
        });
    }

    private void found(int mine, List<Hop> hops) {
        if (mine != attempt) {
            return;
        }
        hooks.step(SetupStep.done(
                SetupStep.Kind.LOOK_UP,
                String.join(", ", hops.stream().map(Hop::toString).toList())));
        next(mine, new ArrayDeque<>(hops));
    }

    /** Tries the first of the hops that are left. */
    private void next(int mine, Queue<Hop> left) {
        Hop hop = left.remove();
        AccountFlowEvents events = hooks.events(this::sign, failure -> lost(mine, failure));
        beside(() -> {
            try {
                Flow flow = opener.open(hop, events, step -> executor.execute(() -> step(mine, step)));
                events.opened(flow);
                executor.execute(() -> opened(mine, flow, left));
            } catch (FlowException e) {
                executor.execute(() -> notOpened(mine, e, left));
            }
        });
    }

    private void step(int mine, SetupStep step) {
        if (mine == attempt) {
            hooks.step(step);
        }
    }

    private void notOpened(int mine, FlowException e, Queue<Hop> left) {
        if (mine != attempt) {
            return;
        }
        boolean needsPerson = needsPerson(e.failure().reason());
        if (!left.isEmpty() && !needsPerson) {
            next(mine, left);
        } else {
            failed(mine, e.step(), e.failure());
        }
    }

    private void opened(int mine, Flow flow, Queue<Hop> left) {
        if (mine != attempt) {
            flow.close();
            return;
        }
        exchanges.use(flow);
        hooks.step(SetupStep.running(SetupStep.Kind.SIGN_IN, config.address().toString()));
        if (!flow.isOpen()) {
            notRegistered(mine, flow, flow.ending(), left);
            return;
        }
        probe(flow);
        registration.begin(flow, new Registration.Hooks() {
            @Override
            public void registered(int flowTimer) {
                if (mine == attempt) {
                    SignIn.this.registered(flow, flowTimer);
                }
            }

            @Override
            public void refused(Failure failure) {
                if (mine == attempt) {
                    notRegistered(mine, flow, failure, left);
                }
            }
        });
    }

    private static void probe(Flow flow) {
        try {
            flow.probe();
        } catch (java.io.IOException e) {
            flow.abort(Failure.of(Reason.CONNECTION_REFUSED, "The server cannot be reached: " + e.getMessage()));
        }
    }

    private void registered(Flow flow, int flowTimer) {
        boolean first = !online;
        online = true;
        backoff.reset();
        if (first) {
            Keepalive pulse = new Keepalive(flow, flowTimer, scheduler, executor);
            keepalive = Optional.of(pulse);
            pulse.start();
            hooks.step(SetupStep.done(SetupStep.Kind.SIGN_IN, config.address().toString()));
            hooks.state(new EndpointState.Online(flow.description(), flow.hop().wire() == Wire.TLS));
        }
    }

    private void notRegistered(int mine, Flow flow, Failure failure, Queue<Hop> left) {
        boolean wasOnline = online;
        online = false;
        keepalive.ifPresent(Keepalive::stop);
        registration.forget();
        flow.close();
        exchanges.lost(failure);
        boolean elsewhere = failure.reason() == Reason.TIMEOUT
                || failure.reason() == Reason.CONNECTION_LOST
                || failure.reason() == Reason.CONNECTION_REFUSED
                || failure.reason() == Reason.SERVER_ERROR;
        if (wasOnline && elsewhere) {
            begin();
        } else if (!left.isEmpty() && elsewhere) {
            next(mine, left);
        } else {
            failed(mine, SetupStep.Kind.SIGN_IN, failure);
        }
    }

    private void sign() {
        keepalive.ifPresent(Keepalive::sign);
    }

    /** The flow broke. While registering, the registration hears of it as an unanswered request. */
    private void lost(int mine, Failure failure) {
        if (mine != attempt) {
            return;
        }
        boolean wasOnline = online;
        online = false;
        keepalive.ifPresent(Keepalive::stop);
        if (wasOnline) {
            // First, so that a refresh on its way does not count as a sign-in that failed.
            registration.forget();
            retryAfter(failure, backoff.next());
        }
        exchanges.lost(failure);
    }

    private void failed(int mine, SetupStep.Kind step, Failure failure) {
        if (mine != attempt) {
            return;
        }
        hooks.step(SetupStep.failed(step, failure));
        if (needsPerson(failure.reason())) {
            hooks.state(new EndpointState.Failed(failure, Optional.empty()));
        } else if (failure.reason() == Reason.ACCOUNT_REFUSED) {
            retryAfter(failure, REFUSED);
        } else {
            retryAfter(failure, longer(backoff.next(), failure));
        }
    }

    private static Duration longer(Duration delay, Failure failure) {
        if (failure.wire().isPresent()
                && failure.wire().get() instanceof org.isthmus.gateway.error.SipError error
                && error.retryAfter().isPresent()) {
            Duration asked = Duration.ofSeconds(Math.min(error.retryAfter().getAsInt(), 3600));
            return asked.compareTo(delay) > 0 ? asked : delay;
        }
        return delay;
    }

    private void retryAfter(Failure failure, Duration delay) {
        Instant at = scheduler.instant().plus(delay);
        hooks.state(new EndpointState.Failed(failure, Optional.of(at)));
        int mine = attempt;
        retry.cancel();
        retry = scheduler.after(
                delay,
                () -> executor.execute(() -> {
                    if (wanted && mine == attempt) {
                        begin();
                    }
                }));
    }

    private static boolean needsPerson(Reason reason) {
        return switch (reason) {
            case WRONG_PASSWORD,
                    CERTIFICATE_EXPIRED,
                    CERTIFICATE_UNTRUSTED,
                    CERTIFICATE_WRONG_HOST,
                    NOT_SUPPORTED,
                    BAD_ADDRESS -> true;
            default -> false;
        };
    }

    private static void beside(Runnable work) {
        Thread.ofVirtual().name("sip-connect").start(work);
    }
}
