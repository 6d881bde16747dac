package org.isthmus.gateway.endpoint;

import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.signal.Signal;

/**
 * One identity signed in on one network. All methods return at once and may be called from any thread; what they start
 * runs in order on the endpoint's own executor.
 */
public interface Endpoint extends AutoCloseable {

    EndpointId id();

    Network network();

    /** The address that the network knows this endpoint by: AOR or bare JID. */
    Address address();

    EndpointState state();

    /**
     * Signs in, and keeps signed in from then on: after a failure it tries again by itself, except where only the person
     * can help (wrong password, untrusted certificate).
     */
    void connect();

    /** Tries again at once, for example after the person trusted a certificate or the network changed. */
    void retryNow();

    /**
     * Sends a signal whose sender is this endpoint.
     *
     * @return completes with what became of it, never exceptionally: accepted by the network, or the failure
     */
    CompletableFuture<Outcome> send(Signal signal);

    /** Says who is available here, to everybody who may know. Kept and said again after each sign-in. */
    void publish(OwnPresence presence);

    /** The people that the network itself keeps for this account (XMPP roster, SIP presence subscriptions). */
    Contacts contacts();

    /** Signs out and ends. */
    @Override
    void close();
}
