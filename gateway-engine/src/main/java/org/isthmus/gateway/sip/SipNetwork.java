package org.isthmus.gateway.sip;

import java.security.SecureRandom;
import javax.net.ssl.X509TrustManager;
import org.isthmus.gateway.call.CallTaker;
import org.isthmus.gateway.call.CallingEndpoint;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.CertificateTrust;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointListener;
import org.isthmus.gateway.sip.transport.Dns;
import org.isthmus.gateway.sip.transport.DnsJava;
import org.isthmus.gateway.sip.transport.FlowOpener;
import org.isthmus.gateway.sip.transport.HopFinder;

/** The SIP network as one process sees it: the stack that all accounts share. May be used from any thread. */
public final class SipNetwork implements AutoCloseable {

    private final Scheduler scheduler;
    private final SecureRandom random = new SecureRandom();
    private final FlowOpener opener;
    private final HopFinder finder;

    /** Looks servers up in the machine's DNS. */
    public SipNetwork(Scheduler scheduler, CertificateTrust trust) {
        this("isthmus", scheduler, trust, new DnsJava());
    }

    /**
     * Starts the stack; nothing listens before an account signs in.
     *
     * @param name tells this stack from other JAIN-SIP stacks in the same process
     */
    public SipNetwork(String name, Scheduler scheduler, CertificateTrust trust, Dns dns) {
        this(scheduler, dns, new FlowOpener(name, scheduler, trust));
    }

    /**
     * A network with its own idea of whom to trust.
     *
     * @param authorities who may issue certificates
     */
    SipNetwork(String name, Scheduler scheduler, CertificateTrust trust, Dns dns, X509TrustManager authorities) {
        this(scheduler, dns, new FlowOpener(name, scheduler, trust, authorities));
    }

    private SipNetwork(Scheduler scheduler, Dns dns, FlowOpener opener) {
        this.scheduler = scheduler;
        this.opener = opener;
        this.finder = new HopFinder(dns, random);
    }

    /** Makes an account that is signed out; {@link Endpoint#connect()} signs it in. It takes no calls. */
    public Endpoint account(SipAccountConfig config, EndpointListener listener) {
        return account(config, listener, new NoCalls());
    }

    /**
     * Makes an account that is signed out; {@link Endpoint#connect()} signs it in.
     *
     * @param taker told of calls that come in
     */
    public CallingEndpoint account(SipAccountConfig config, EndpointListener listener, CallTaker taker) {
        return new SipAccount(config, listener, taker, opener, finder, scheduler, random);
    }

    /** Stops the stack. Accounts are to be closed first, so that their servers hear of it. */
    @Override
    public void close() {
        opener.close();
    }
}
