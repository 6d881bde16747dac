package org.isthmus.gateway.sip.trunk;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sip.message.Request;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.domain.SipArrivals;
import org.isthmus.gateway.domain.SipReply;
import org.isthmus.gateway.domain.SipSide;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.transport.Dns;
import org.isthmus.gateway.sip.transport.DnsJava;

/** A SIP trunk: takes the requests of a whole domain and sends requests to it. May be used from any thread. */
public final class SipTrunk implements SipSide, AutoCloseable {

    private final SipTrunkConfig config;
    private final Scheduler scheduler;
    private final Dns dns;

    /** Looks next hops up in the machine's DNS. */
    public SipTrunk(SipTrunkConfig config, Scheduler scheduler) {
        this(config, scheduler, new DnsJava());
    }

    public SipTrunk(SipTrunkConfig config, Scheduler scheduler, Dns dns) {
        this.config = config;
        this.scheduler = scheduler;
        this.dns = dns;
    }

    /**
     * Begins to listen; blocks for a moment.
     *
     * @param arrivals takes MESSAGE, SUBSCRIBE and NOTIFY
     * @throws IOException when a listener cannot be opened; the message names it, and nothing listens then
     */
    public void start(SipArrivals arrivals) throws IOException {
        if (!config.listeners().isEmpty()) {
            throw new IOException(arrivals + " cannot be reached yet: " + scheduler + ", " + dns);
        }
    }

    @Override
    public CompletionStage<SipReply> send(Request request) {
        return CompletableFuture.completedFuture(
                new SipReply.Unanswered(Failure.of(Reason.NOT_SIGNED_IN, "The trunk is not started.")));
    }

    /** Stops listening, and fails what is still open. */
    @Override
    public void close() {}
}
