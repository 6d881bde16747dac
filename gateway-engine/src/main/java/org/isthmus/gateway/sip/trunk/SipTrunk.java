package org.isthmus.gateway.sip.trunk;

import gov.nist.javax.sip.message.SIPRequest;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import javax.sip.message.Request;
import org.isthmus.gateway.concurrent.OrderedExecutor;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.domain.SipArrivals;
import org.isthmus.gateway.domain.SipReply;
import org.isthmus.gateway.domain.SipSide;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.transaction.TimerWheel;
import org.isthmus.gateway.sip.transaction.Timings;
import org.isthmus.gateway.sip.transaction.TransactionTable;
import org.isthmus.gateway.sip.transport.Dns;
import org.isthmus.gateway.sip.transport.DnsJava;
import org.isthmus.gateway.sip.transport.HopFinder;
import org.isthmus.gateway.sip.transport.TlsClient;
import org.isthmus.gateway.sip.transport.Wire;

/**
 * A SIP trunk: takes the requests of a whole domain and sends requests to it (RFC 3261), over UDP, TCP and TLS. OPTIONS, CANCEL
 * and whatever it does not take are answered here. May be used from any thread; a reply may come on any thread.
 */
public final class SipTrunk implements SipSide, AutoCloseable {

    private static final Failure NOT_THERE = Failure.of(Reason.NOT_SIGNED_IN, "The trunk is not there.");

    private final Scheduler scheduler;
    private final Timings timings = Timings.standard();
    private final Counters counters = new Counters();
    private final TransactionTable table;
    private final NextHops nextHops;
    private final Sockets sockets;
    private final Outgoing outgoing;
    private final StatelessAnswers answers = new StatelessAnswers();
    private final Replies replies;
    private final Gate gate;
    private final AtomicReference<Inlet> inlet = new AtomicReference<>((message, origin) -> {});
    private volatile boolean open;

    /** Looks next hops up in the machine's DNS. */
    public SipTrunk(SipTrunkConfig config, Scheduler scheduler) {
        this(config, scheduler, new DnsJava());
    }

    public SipTrunk(SipTrunkConfig config, Scheduler scheduler, Dns dns) {
        this.scheduler = scheduler;
        TimerWheel wheel = new TimerWheel(scheduler, new OrderedExecutor("sip-timers"));
        table = new TransactionTable(timings, wheel, config.limits().transactions());
        TlsClient tls =
                new TlsClient(config.tls().key(), config.tls().authorities(), (host, certificate) -> false, scheduler);
        Inlet current = (message, origin) -> inlet.get().message(message, origin);
        Streams streams = new Streams(config.limits(), tls, scheduler, current);
        sockets = new Sockets(config, current, streams);
        replies = new Replies(streams);
        gate = new Gate(config, answers, scheduler);
        nextHops = new NextHops(config, new HopFinder(dns, new SecureRandom()), scheduler);
        outgoing = new Outgoing(
                new Departures(config, sockets, table, counters),
                new HopMemory(scheduler),
                new CredentialStore(config.credentials()),
                counters,
                scheduler);
    }

    /**
     * Begins to listen; blocks for a moment.
     *
     * @param arrivals takes MESSAGE, SUBSCRIBE and NOTIFY; called from the thread that reads a socket
     * @throws IOException when a listener cannot be opened; the message names it, and nothing listens then
     */
    public void start(SipArrivals arrivals) throws IOException {
        inlet.set(new Receiver(table, replies, gate, answers, counters, arrivals));
        sockets.open();
        open = true;
    }

    /** The port on which the first listener of a wire listens; empty when there is none. */
    public OptionalInt port(Wire wire) {
        return sockets.port(wire);
    }

    public TrunkStatus status() {
        return counters.status(table.size(), sockets.streams().size());
    }

    /**
     * {@inheritDoc}
     *
     * <p>The request is changed on its way: its Via always, and its CSeq and credentials when the peer challenged.
     */
    @Override
    public CompletionStage<SipReply> send(Request request) {
        if (!open) {
            return CompletableFuture.completedFuture(new SipReply.Unanswered(NOT_THERE));
        }
        if (table.isFull()) {
            counters.overloaded.increment();
            return CompletableFuture.completedFuture(new SipReply.Unanswered(
                    Failure.of(Reason.TOO_MANY, "Too many requests are under way on the trunk.")));
        }
        SIPRequest sip = (SIPRequest) request;
        Instant deadline = scheduler.instant().plus(timings.transaction());
        Exchange exchange = new Exchange(sip, outgoing, deadline);
        nextHops.find(sip, exchange::begin);
        return exchange.reply();
    }

    /** Stops listening, and fails what is still open. */
    @Override
    public void close() throws IOException {
        open = false;
        table.failAll(Failure.of(Reason.CONNECTION_LOST, "The trunk was closed."));
        sockets.close();
    }
}
