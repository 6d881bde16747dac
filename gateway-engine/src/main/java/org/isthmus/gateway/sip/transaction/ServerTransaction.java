package org.isthmus.gateway.sip.transaction;

import java.time.Duration;

/** A request that came, and the one final response to it. May be used from any thread. */
public abstract sealed class ServerTransaction permits NonInviteServer, InviteServer {

    private static final byte[] NOTHING = new byte[0];

    private final String key;
    private final Channel channel;
    private final TransactionTable table;
    private String mergeKey = "";
    private byte[] response = NOTHING;

    ServerTransaction(String key, Channel channel, TransactionTable table) {
        this.key = key;
        this.channel = channel;
        this.table = table;
    }

    /**
     * Sends the final response; a second one is ignored.
     *
     * @return whether it was the first
     */
    public final boolean respond(byte[] finalResponse) {
        synchronized (this) {
            if (hasResponse()) {
                return false;
            }
            response = finalResponse;
            completed();
        }
        channel.send(finalResponse, Channel.Watch.NOBODY);
        return true;
    }

    /** The request came again. */
    final void retransmitted() {
        byte[] again;
        synchronized (this) {
            again = repeatable();
        }
        if (again.length > 0) {
            channel.send(again, Channel.Watch.NOBODY);
        }
    }

    final synchronized void mergesAs(String merged) {
        mergeKey = merged;
    }

    final synchronized String mergeKey() {
        return mergeKey;
    }

    /** The final response went out for the first time. Called with the lock held. */
    abstract void completed();

    /** What a retransmission of the request is answered with, empty for nothing. Called with the lock held. */
    abstract byte[] repeatable();

    /** An ACK came (RFC 3261 section 17.1.1.3). */
    abstract void acknowledged();

    final boolean hasResponse() {
        return response.length > 0;
    }

    final byte[] response() {
        return response;
    }

    final boolean isReliable() {
        return channel.isReliable();
    }

    final Timings timings() {
        return table.timings();
    }

    final TimerWheel.Timer after(Duration delay, Runnable action) {
        return table.wheel().after(delay, action);
    }

    final void cancel(TimerWheel.Timer timer) {
        table.wheel().cancel(timer);
    }

    final void terminate() {
        table.remove(key, this);
    }
}
