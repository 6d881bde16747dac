package org.isthmus.gateway.sip.transaction;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import javax.sip.message.Request;
import org.isthmus.gateway.error.Failure;

/** All transactions of a trunk. May be used from any thread. */
public final class TransactionTable {

    private final Timings timings;
    private final TimerWheel wheel;
    private final int limit;
    private final ConcurrentMap<String, ClientTransaction> clients = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, ServerTransaction> servers = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, ServerTransaction> merged = new ConcurrentHashMap<>();

    /** @param limit transactions that are remembered, in both directions together */
    public TransactionTable(Timings timings, TimerWheel wheel, int limit) {
        this.timings = timings;
        this.wheel = wheel;
        this.limit = limit;
    }

    Timings timings() {
        return timings;
    }

    TimerWheel wheel() {
        return wheel;
    }

    public int size() {
        return clients.size() + servers.size();
    }

    public boolean isFull() {
        return size() >= limit;
    }

    /**
     * Sends a request and follows it.
     *
     * @param branch of its topmost Via
     * @param patience timer F
     * @param result called once, from any thread, perhaps before this returns
     */
    public void send(
            String branch,
            String method,
            byte[] request,
            Channel channel,
            Duration patience,
            Consumer<ClientResult> result) {
        String key = TransactionIds.client(branch, method);
        ClientTransaction transaction = new ClientTransaction(key, request, channel, this, result);
        clients.put(key, transaction);
        transaction.start(patience);
    }

    /** @return false when it was a retransmission or belongs to nothing, and changed nothing */
    public boolean received(SIPResponse response) {
        ClientTransaction transaction = clients.get(TransactionIds.ofResponse(response));
        return transaction != null && transaction.received(response);
    }

    /**
     * Takes a request that has come before; the response to it goes out again if there is one.
     *
     * @return false when it is a new one
     */
    public boolean absorbed(String key) {
        ServerTransaction transaction = servers.get(key);
        if (transaction == null) {
            return false;
        }
        transaction.retransmitted();
        return true;
    }

    public void acknowledged(String key) {
        ServerTransaction transaction = servers.get(key);
        if (transaction != null) {
            transaction.acknowledged();
        }
    }

    public boolean contains(String key) {
        return servers.containsKey(key);
    }

    /**
     * Begins a transaction for a new request.
     *
     * @return nothing when another thread was quicker with a retransmission
     */
    public Optional<ServerTransaction> open(String key, SIPRequest request, Channel channel) {
        ServerTransaction transaction = request.getMethod().equals(Request.INVITE)
                ? new InviteServer(key, channel, this)
                : new NonInviteServer(key, channel, this);
        ServerTransaction earlier = servers.putIfAbsent(key, transaction);
        if (earlier == null) {
            return Optional.of(transaction);
        }
        earlier.retransmitted();
        return Optional.empty();
    }

    /** Whether the request came before over another path and is still remembered (RFC 3261 section 8.2.2.2). */
    public boolean isMerged(SIPRequest request, ServerTransaction transaction) {
        if (request.getToTag() != null) {
            return false;
        }
        String key = TransactionIds.merged(request);
        transaction.mergesAs(key);
        return merged.putIfAbsent(key, transaction) != null;
    }

    /** Ends everything that is under way. */
    public void failAll(Failure why) {
        List.copyOf(clients.values()).forEach(transaction -> transaction.lost(why, true));
    }

    void remove(String key, ClientTransaction transaction) {
        clients.remove(key, transaction);
    }

    void remove(String key, ServerTransaction transaction) {
        servers.remove(key, transaction);
        String mergeKey = transaction.mergeKey();
        if (!mergeKey.isEmpty()) {
            merged.remove(mergeKey, transaction);
        }
    }
}
