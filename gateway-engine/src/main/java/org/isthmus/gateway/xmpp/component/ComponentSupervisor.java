package org.isthmus.gateway.xmpp.component;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.isthmus.gateway.concurrent.OrderedExecutor;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.domain.XmppArrivals;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.jivesoftware.smack.XMPPException.StreamErrorException;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a component connected: connects, serves, waits, connects again, all on one thread of its own. So everything is told in
 * order, and a gateway that is slow makes the server wait instead of filling the memory.
 */
final class ComponentSupervisor implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ComponentSupervisor.class);

    private static final Duration HANDSHAKE = Duration.ofSeconds(15);
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    /** A connection that can be written to. */
    record Open(ComponentStream stream, DomainBareJid own) {}

    private record Ended(Failure why, Duration lived, boolean closedByServer) {}

    private final ComponentConfig config;
    private final StanzaLimits limits;
    private final Scheduler scheduler;
    private final CompletionStage<Void> libraryReady;
    private final XmppArrivals arrivals;
    private final StreamReception reception;
    private final ComponentCounters counters;
    private final StreamFailures failures;
    private final RetryDelays delays;
    private final Executor closing;

    private volatile boolean wanted = true;
    private volatile @Nullable ComponentStream current;
    private volatile @Nullable Open open;
    private volatile CountDownLatch pause = new CountDownLatch(0);

    ComponentSupervisor(
            ComponentConfig config,
            StanzaLimits limits,
            Scheduler scheduler,
            RandomGenerator random,
            CompletionStage<Void> libraryReady,
            XmppArrivals arrivals,
            ComponentCounters counters) {
        this.config = config;
        this.limits = limits;
        this.scheduler = scheduler;
        this.libraryReady = libraryReady;
        this.arrivals = arrivals;
        this.counters = counters;
        this.reception = new StreamReception(arrivals, counters);
        this.failures = new StreamFailures(config);
        this.delays = new RetryDelays(random);
        this.closing = new OrderedExecutor("xmpp-close-" + config.domain());
    }

    /** The connection that can be written to at the moment. */
    @Nullable Open open() {
        return open;
    }

    @Override
    public void run() {
        try {
            libraryReady.toCompletableFuture().join();
            DomainBareJid own = JidCreate.domainBareFrom(config.domain());
            while (wanted) {
                Ended ended = connectOnce(own);
                if (wanted) {
                    waitAfter(ended);
                }
            }
        } catch (XmppStringprepException e) {
            lost(Failure.of(Reason.BAD_ADDRESS, config.domain() + " is not a domain"));
        } catch (CompletionException e) {
            LOG.error("The XMPP library could not be loaded.", e);
            lost(Failure.of(Reason.INTERNAL, "the XMPP library could not be loaded"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            counters.ended();
        }
    }

    private Ended connectOnce(DomainBareJid own) {
        try {
            ComponentStream stream = new ComponentStream(config, Dialing.connect(config), limits);
            current = stream;
            if (!wanted) {
                return new Ended(failures.closedByServer(), Duration.ZERO, false);
            }
            Scheduler.Task deadline =
                    scheduler.after(HANDSHAKE, () -> closing.execute(() -> stream.abandon(failures.noAnswer())));
            try {
                stream.open();
            } catch (IOException | StreamErrorException e) {
                return new Ended(why(stream, e), Duration.ZERO, false);
            } finally {
                deadline.cancel();
            }
            return serve(stream, own);
        } catch (IOException e) {
            return new Ended(failures.explain(e), Duration.ZERO, false);
        } finally {
            ComponentStream last = current;
            current = null;
            if (last != null) {
                last.close();
            }
        }
    }

    private Ended serve(ComponentStream stream, DomainBareJid own) {
        Instant since = scheduler.instant();
        StreamKeepalive keepalive = new StreamKeepalive(scheduler, closing, stream, own, failures.silent());
        keepalive.start();
        counters.connected(since);
        open = new Open(stream, own);
        LOG.info("The component {} is connected.", config.domain());
        try {
            Telling.safely(arrivals::online);
            boolean closed = reception.serve(stream, own);
            return new Ended(failures.closedByServer(), lived(since), closed);
        } catch (StreamBroken e) {
            stream.finish(e, LAST_WORDS);
            return new Ended(failures.explain(e), lived(since), false);
        } catch (StreamErrorException e) {
            return new Ended(why(stream, e), lived(since), StreamFailures.isShutdown(e));
        } catch (IOException e) {
            return new Ended(why(stream, e), lived(since), false);
        } finally {
            open = null;
            keepalive.stop();
        }
    }

    private Failure why(ComponentStream stream, Exception e) {
        Failure known = stream.abandoned();
        return known == null ? failures.explain(e) : known;
    }

    private Duration lived(Instant since) {
        return Duration.between(since, scheduler.instant());
    }

    /** The next attempt is planned before anybody hears of the loss. */
    private void waitAfter(Ended ended) throws InterruptedException {
        Duration delay = StreamFailures.needsPerson(ended.why())
                ? delays.untilSomebodyHelps()
                : delays.after(ended.lived(), ended.closedByServer());
        CountDownLatch due = new CountDownLatch(1);
        pause = due;
        Scheduler.Task wake = scheduler.after(delay, due::countDown);
        lost(ended.why());
        if (wanted) {
            due.await();
        }
        wake.cancel();
    }

    private void lost(Failure why) {
        LOG.info("The component {} is not connected: {}", config.domain(), why.detail());
        counters.failed(why);
        Telling.safely(() -> arrivals.lost(why));
    }

    /** Ends for good: what waits is written, as far as that goes in the time. */
    void end(Duration patience) {
        wanted = false;
        pause.countDown();
        Open now = open;
        ComponentStream stream = current;
        if (now != null) {
            now.stream().finish(patience);
        } else if (stream != null) {
            stream.close();
        }
    }

    /** Gives up what has not ended by itself. */
    void abort() {
        ComponentStream stream = current;
        if (stream != null) {
            stream.close();
        }
    }
}
