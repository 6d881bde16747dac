package org.isthmus.gateway.xmpp.component;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.domain.XmppArrivals;
import org.isthmus.gateway.domain.XmppSide;
import org.isthmus.gateway.xmpp.SmackSetup;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.Jid;

/**
 * The XMPP side of a gateway between domains: an external component (XEP-0114) that connects by itself again and again until
 * it is closed. Make it before anything else touches the XMPP library. May be used from any thread.
 *
 * <p>A wrong secret or an unknown component name is told at once and tried again slowly; everything else within seconds. A
 * stanza from outside that cannot be read is refused, and the stream goes on.
 */
public final class XmppComponent implements XmppSide, AutoCloseable {

    private static final Duration POLITE_END = Duration.ofSeconds(2);

    private record Running(ComponentSupervisor supervisor, Thread thread) {}

    private final ComponentConfig config;
    private final Scheduler scheduler;
    private final CompletableFuture<Void> libraryReady = SmackSetup.begin();
    private final ComponentCounters counters = new ComponentCounters();
    private final XmlEnvironment environment = new XmlEnvironment(StreamHeader.CLIENT);
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();

    public XmppComponent(ComponentConfig config, Scheduler scheduler) {
        this.config = config;
        this.scheduler = scheduler;
    }

    /**
     * Connects, and stays connected until it is closed. To be called once.
     *
     * @param arrivals called on one thread, in order; while it does not return, nothing more is read
     */
    public void start(XmppArrivals arrivals) {
        ComponentSupervisor supervisor = new ComponentSupervisor(
                config, StanzaLimits.USUAL, scheduler, new SecureRandom(), libraryReady, arrivals, counters);
        Thread thread =
                Thread.ofPlatform().name("xmpp-in-" + config.domain()).daemon().unstarted(supervisor);
        if (!running.compareAndSet(null, new Running(supervisor, thread))) {
            throw new IllegalStateException("A component starts once.");
        }
        thread.start();
    }

    /**
     * {@inheritDoc}
     *
     * <p>True means that it is on its way to the server; what is on its way when the connection breaks is lost. False too when
     * more waits than the server takes off.
     *
     * @throws IllegalArgumentException when the sender is not of the component's domain: the server would end the stream
     */
    @Override
    public boolean send(Stanza stanza) {
        Running now = running.get();
        ComponentSupervisor.Open open = now == null ? null : now.supervisor().open();
        if (open == null) {
            return false;
        }
        requireSender(open.own(), stanza.getFrom());
        boolean taken =
                open.stream().offer(WireText.encode(stanza.toXML(environment).toString()));
        if (taken) {
            counters.countOut();
        }
        return taken;
    }

    private static void requireSender(DomainBareJid own, @Nullable Jid from) {
        if (from == null || !own.getDomain().equals(from.getDomain())) {
            throw new IllegalArgumentException(
                    "A component sends for its own domain " + own + " only, not for " + from);
        }
    }

    /** How it is doing. */
    public ComponentStatus status() {
        Running now = running.get();
        ComponentSupervisor.Open open = now == null ? null : now.supervisor().open();
        return counters.status(open == null ? 0 : open.stream().queueLength());
    }

    /** Writes what waits, for two seconds at most, and leaves the server. Nothing is told after this, {@code lost} neither. */
    @Override
    public void close() {
        Running now = running.get();
        if (now == null) {
            return;
        }
        long end = System.nanoTime() + POLITE_END.toNanos();
        now.supervisor().end(POLITE_END);
        if (!Thread.currentThread().equals(now.thread())) {
            join(now.thread(), Duration.ofNanos(end - System.nanoTime()));
        }
        now.supervisor().abort();
    }

    private static void join(Thread thread, Duration patience) {
        try {
            thread.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
