package org.isthmus.gateway.xmpp;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.net.ssl.X509TrustManager;
import org.isthmus.gateway.call.CallTaker;
import org.isthmus.gateway.call.CallingEndpoint;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.CertificateTrust;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointListener;

/**
 * The XMPP network: makes accounts. Make it before anything else touches the XMPP library; it loads the library on a thread
 * of its own. Safe to use from any thread.
 */
public final class XmppNetwork implements AutoCloseable {

    private static final long POLITE_SECONDS = 3;

    private final Scheduler scheduler;
    private final ArchiveMarks marks;
    private final ServerLookup lookup;
    private final LinkFactory links;
    private final RandomGenerator random = new SecureRandom();
    private final CompletableFuture<Void> ready = SmackSetup.begin();
    private final List<XmppAccount> accounts = new CopyOnWriteArrayList<>();

    public XmppNetwork(Scheduler scheduler, CertificateTrust trust, Dns dns, ArchiveMarks marks) {
        this(scheduler, trust, dns, marks, LinkFactory.systemIssuers());
    }

    /**
     * A network with its own idea of whom to trust.
     *
     * @param issuers who may issue certificates
     */
    XmppNetwork(Scheduler scheduler, CertificateTrust trust, Dns dns, ArchiveMarks marks, X509TrustManager issuers) {
        this.scheduler = scheduler;
        this.marks = marks;
        this.lookup = new ServerLookup(dns, random);
        this.links = new LinkFactory(trust, issuers, scheduler);
    }

    /** An account, not signed in yet, that neither calls nor can be called; it lasts until it is closed. */
    public Endpoint account(XmppAccountConfig config, EndpointListener listener) {
        return account(config, listener, Optional.empty());
    }

    /**
     * The same, with calls.
     *
     * @param taker told of calls that come in
     */
    public CallingEndpoint account(XmppAccountConfig config, EndpointListener listener, CallTaker taker) {
        return account(config, listener, Optional.of(taker));
    }

    private XmppAccount account(XmppAccountConfig config, EndpointListener listener, Optional<CallTaker> taker) {
        XmppAccount account = new XmppAccount(config, listener, taker, this);
        accounts.add(account);
        return account;
    }

    /** The computer has another network now: accounts that wait try again, those that are signed in look whether they still are. */
    public void networkChanged() {
        accounts.forEach(XmppAccount::retryNow);
    }

    /** Signs all accounts out; waits a moment for the servers to hear of it. */
    @Override
    public void close() {
        CompletableFuture<?>[] ends = accounts.stream().map(XmppAccount::end).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, POLITE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    void forget(XmppAccount account) {
        accounts.remove(account);
    }

    Scheduler scheduler() {
        return scheduler;
    }

    ArchiveMarks marks() {
        return marks;
    }

    Supervisor supervise(XmppAccountConfig config, Executor executor, LinkEvents events) {
        SignIn signIn = new SignIn(config, lookup, links, step -> executor.execute(() -> events.setupStep(step)));
        return new Supervisor(config, signIn, scheduler, ready, new Backoff(scheduler, random), executor, events);
    }
}
