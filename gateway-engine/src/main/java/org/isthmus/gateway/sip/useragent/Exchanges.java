package org.isthmus.gateway.sip.useragent;

import gov.nist.javax.sip.message.SIPMessage;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.sip.ClientTransaction;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.Header;
import javax.sip.header.ProxyAuthorizationHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.sip.auth.DigestKeeper;
import org.isthmus.gateway.sip.transport.Flow;

/** Sends requests over the account's flow and brings their responses back. Runs on the account's executor only. */
public final class Exchanges {

    /** Longer than 64*T1 (RFC 3261 section 17.1.2.2), so that it only counts where the stack does not tell. */
    public static final Duration PATIENCE = Duration.ofSeconds(34);

    private final Words words;
    private final DigestKeeper digest;
    private final Scheduler scheduler;
    private final Executor executor;
    private final Map<String, Exchange> waiting = new HashMap<>();
    private final StreamBeside beside;
    private Optional<Flow> current = Optional.empty();

    /** @param beside carries what is too large for UDP */
    public Exchanges(Words words, DigestKeeper digest, Scheduler scheduler, Executor executor, StreamBeside beside) {
        this.beside = beside;
        this.words = words;
        this.digest = digest;
        this.scheduler = scheduler;
        this.executor = executor;
    }

    /** From now on requests go over this flow. */
    public void use(Flow flow) {
        current = Optional.of(flow);
    }

    public Optional<Flow> flow() {
        return current;
    }

    /** The flow is gone: everything that waited for an answer on it hears so. */
    public void lost(Failure why) {
        current = Optional.empty();
        beside.close();
        List<Exchange> orphans = new ArrayList<>(waiting.values());
        waiting.clear();
        orphans.forEach(exchange -> exchange.end(new Reply.None(why)));
    }

    /** Sends the draft; {@code then} is called once, on the account's executor, possibly before this returns. */
    public void call(Draft draft, Duration patience, Consumer<Reply> then) {
        new Exchange(this, draft, patience, then::accept).send();
    }

    /**
     * Sends an INVITE, whose final response may take as long as whoever sends it waits (RFC 3261 section 13.2).
     *
     * @param follower told of it on the account's executor, possibly before this returns
     */
    public Invitation invite(Draft draft, Follower follower) {
        Exchange exchange = new Exchange(this, draft, PATIENCE, follower);
        exchange.send();
        return exchange;
    }

    /**
     * Sends the ACK to a 2xx, which is no transaction (RFC 3261 section 13.2.2.4).
     *
     * @param invite as it was sent, for its credentials (RFC 3261 section 22.1)
     * @return the ACK, for retransmissions of the 2xx
     * @throws IOException when there is no flow that carries it
     */
    public Request acknowledge(Draft ack, Optional<Request> invite) throws ParseException, IOException {
        Flow flow = current.orElseThrow(() -> new IOException("There is no connection."));
        Request request = ack.build(words, flow);
        invite.ifPresent(acknowledged -> copyCredentials(acknowledged, request));
        flow.sendAlone(request);
        return request;
    }

    private static void copyCredentials(Request from, Request to) {
        for (String name : List.of(AuthorizationHeader.NAME, ProxyAuthorizationHeader.NAME)) {
            ListIterator<?> found = from.getHeaders(name);
            while (found.hasNext()) {
                to.addHeader((Header) ((Header) found.next()).clone());
            }
        }
    }

    /** Sends the same ACK again. */
    public void acknowledgeAgain(Request ack) throws IOException {
        current.orElseThrow(() -> new IOException("There is no connection.")).sendAlone(ack);
    }

    /** Whether the size of a request now includes credentials. */
    public boolean hasCredentials() {
        return digest.hasChallenge();
    }

    /** How many bytes the request will have on the wire, credentials included. */
    public int size(Draft draft, Flow flow) throws ParseException {
        return ((SIPMessage) encoded(draft, flow))
                .encodeAsBytes(flow.hop().wire().name())
                .length;
    }

    Request encoded(Draft draft, Flow flow) throws ParseException {
        Request request = draft.build(words, flow);
        digest.authorize(request);
        return request;
    }

    /** @return whether somebody waited for it */
    public boolean response(ClientTransaction transaction, Response response) {
        String key = key(transaction);
        Exchange exchange = waiting.get(key);
        if (exchange == null) {
            return false;
        }
        if (response.getStatusCode() < 200) {
            exchange.provisional(response);
        } else {
            waiting.remove(key);
            exchange.answered(response);
        }
        return true;
    }

    public void timeout(ClientTransaction transaction) {
        Exchange exchange = waiting.get(key(transaction));
        if (exchange != null) {
            exchange.timedOut();
        }
    }

    StreamBeside beside() {
        return beside;
    }

    DigestKeeper digest() {
        return digest;
    }

    void await(ClientTransaction transaction, Exchange exchange) {
        waiting.put(key(transaction), exchange);
    }

    void forget(ClientTransaction transaction) {
        waiting.remove(key(transaction));
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Scheduler.Task after(Duration delay, Runnable action) {
        return scheduler.after(delay, () -> executor.execute(action));
    }

    /** A CANCEL has the branch of what it cancels. */
    private static String key(ClientTransaction transaction) {
        return transaction.getRequest().getMethod() + " " + transaction.getBranchId();
    }
}
