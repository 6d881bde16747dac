package org.isthmus.app.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.isthmus.app.gateway.config.GatewayConfig;
import org.isthmus.app.gateway.status.StatusSocket;
import org.isthmus.app.gateway.store.SqlGatewayMemory;
import org.isthmus.app.store.StoreException;
import org.isthmus.gateway.concurrent.CombiningExecutor;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.gateway.domain.DomainGateway;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.message.SipMessages;
import org.isthmus.gateway.sip.trunk.SipTrunk;
import org.isthmus.gateway.sip.trunk.SipTrunkConfig;
import org.isthmus.gateway.xmpp.component.XmppComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running gateway: trunk, component, the mapping between both, memory and status socket. Here, and only here, they are put
 * together. May be used from any thread.
 */
public final class GatewayProgram implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayProgram.class);

    /** For what is under way when the gateway is stopped; service managers usually kill after ten seconds or more. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final GatewayConfig config;
    private final StoreLock lock;
    private final SqlGatewayMemory store;
    private final SystemScheduler scheduler = new SystemScheduler();
    private final SipTrunk trunk;
    private final XmppComponent component;
    private final DomainGateway gateway;
    private final XmppWatcher xmpp;
    private final StatusSocket status;
    private final Instant startedAt = scheduler.instant();
    private final AtomicBoolean closed = new AtomicBoolean();

    private GatewayProgram(GatewayConfig config, StoreLock lock, SqlGatewayMemory store, GatewayListener listener) {
        this.config = config;
        this.lock = lock;
        this.store = store;
        this.component = new XmppComponent(config.xmpp(), scheduler);
        this.trunk = new SipTrunk(config.sip(), scheduler);
        SipTrunkConfig.Listener first = config.sip().listeners().getFirst();
        this.gateway = new DomainGateway(
                config.rules(),
                config.xmpp().domain(),
                trunk,
                component,
                new SipMessages(
                        config.sip().host(),
                        first.local().getPort(),
                        first.wire().parameter()),
                store,
                scheduler,
                new SecureRandom(),
                new CombiningExecutor("isthmus-gateway"));
        this.xmpp = new XmppWatcher(gateway, scheduler, () -> listener.changed(report()));
        this.status = new StatusSocket(StatusSocket.beside(config.store()), this::report, scheduler);
    }

    /**
     * Starts a gateway. Blocks for a moment.
     *
     * @param listener hears of the SIP side before this returns, and of the XMPP side whenever that changes
     * @throws GatewayException when a place to listen at is taken, or the memory cannot be used; then nothing runs
     */
    public static GatewayProgram start(GatewayConfig config, GatewayListener listener) throws GatewayException {
        StoreLock lock;
        try {
            lock = StoreLock.take(config.store());
        } catch (IOException e) {
            throw new GatewayException("The gateway cannot start: " + e.getMessage() + ".", e);
        }
        GatewayProgram program;
        try {
            program = new GatewayProgram(config, lock, SqlGatewayMemory.open(config.store()), listener);
        } catch (StoreException e) {
            giveBack(lock);
            throw new GatewayException(String.valueOf(e.getMessage()), e);
        }
        try {
            program.run();
        } catch (IOException e) {
            program.close();
            throw new GatewayException("The gateway cannot start: " + e.getMessage(), e);
        }
        listener.changed(program.report());
        return program;
    }

    public GatewayReport report() {
        return new GatewayReport(
                config.rules().sipDomains().stream().sorted().toList(),
                config.rules().xmppDomains().stream().sorted().toList(),
                new HostPort(config.xmpp().host(), config.xmpp().port()).toString(),
                config.xmpp().domain(),
                startedAt,
                new SideState.Listening(places()),
                xmpp.state(),
                gateway.status(),
                component.status(),
                trunk.status());
    }

    /**
     * Stops: takes nothing new, waits some seconds for what is under way, signs off, and writes down what has to be known
     * again. Blocks. What is not through by then is answered with an error.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        status.close();
        gateway.stop(PATIENCE)
                .toCompletableFuture()
                .completeOnTimeout(null, PATIENCE.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS)
                .join();
        try {
            trunk.close();
        } catch (IOException e) {
            LOG.warn("A place where the gateway listened could not be closed.", e);
        }
        component.close();
        gateway.keepAnswers()
                .toCompletableFuture()
                .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        store.close();
        scheduler.close();
        giveBack(lock);
    }

    private void run() throws IOException {
        trunk.start(gateway);
        component.start(xmpp);
        try {
            status.start();
        } catch (IOException e) {
            LOG.warn("The gateway runs, but nobody can ask how it is doing: {}", e.getMessage());
        }
    }

    private List<String> places() {
        return config.sip().listeners().stream()
                .map(listener -> listener.wire().parameter() + ":" + place(listener.local()))
                .toList();
    }

    private static HostPort place(InetSocketAddress address) {
        return new HostPort(address.getAddress().getHostAddress(), address.getPort());
    }

    private static void giveBack(StoreLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("The lock of the gateway's memory could not be given back.", e);
        }
    }
}
