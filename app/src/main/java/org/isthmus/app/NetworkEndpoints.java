package org.isthmus.app;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.isthmus.app.account.AccountDetails;
import org.isthmus.app.account.AccountOptions;
import org.isthmus.app.account.EndpointFactory;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.CallTaker;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointListener;
import org.isthmus.gateway.sip.SipAccountConfig;
import org.isthmus.gateway.sip.SipNetwork;
import org.isthmus.gateway.xmpp.XmppAccountConfig;
import org.isthmus.gateway.xmpp.XmppNetwork;

/**
 * Makes the endpoints of both networks. Each network's protocol library is woken when its first account is made, on the
 * thread that makes it, or before that by {@link #warmUp}, so that opening the window waits for neither.
 */
final class NetworkEndpoints implements EndpointFactory, AutoCloseable {

    private final Lazy<SipNetwork> sip;
    private final Lazy<XmppNetwork> xmpp;
    private final EndpointListener listener;
    private final Function<EndpointId, CallTaker> takers;
    private volatile CompletableFuture<Void> warmUp = CompletableFuture.completedFuture(null);

    NetworkEndpoints(
            Supplier<SipNetwork> sip,
            Supplier<XmppNetwork> xmpp,
            EndpointListener listener,
            Function<EndpointId, CallTaker> takers) {
        this.sip = new Lazy<>(sip);
        this.xmpp = new Lazy<>(xmpp);
        this.listener = listener;
        this.takers = takers;
    }

    /**
     * Begins to wake both libraries, off this thread: it takes them a second or more, and the first account should not have to
     * wait for that.
     */
    void warmUp() {
        warmUp = CompletableFuture.allOf(
                CompletableFuture.runAsync(sip::get, this::background),
                CompletableFuture.runAsync(xmpp::get, this::background));
    }

    private void background(Runnable task) {
        Thread.ofPlatform().name("isthmus-warm-up").daemon().start(task);
    }

    @Override
    public Endpoint create(AccountDetails account, String password) {
        AccountOptions options = account.options();
        return switch (account.address()) {
            case SipAddress address ->
                sip.get()
                        .account(
                                new SipAccountConfig(
                                        account.id(),
                                        address,
                                        account.displayName(),
                                        options.authUser(),
                                        password,
                                        options.server(),
                                        options.transport(),
                                        options.largeMessages()),
                                listener,
                                takers.apply(account.id()));
            case XmppAddress address ->
                xmpp.get()
                        .account(
                                new XmppAccountConfig(
                                        account.id(),
                                        address,
                                        account.displayName(),
                                        password,
                                        Optional.empty(),
                                        options.server(),
                                        options.encryption()),
                                listener,
                                takers.apply(account.id()));
        };
    }

    /** To be called when the accounts have signed out. */
    @Override
    public void close() {
        warmUp.exceptionally(_ -> null).join();
        sip.made().ifPresent(SipNetwork::close);
        xmpp.made().ifPresent(XmppNetwork::close);
    }
}
