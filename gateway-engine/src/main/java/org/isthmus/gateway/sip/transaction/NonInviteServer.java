package org.isthmus.gateway.sip.transaction;

/**
 * RFC 3261 section 17.2.2. Where nobody answers within 64*T1 the transaction ends without a response, because nobody would
 * take one any more (RFC 4320 section 4.2).
 */
final class NonInviteServer extends ServerTransaction {

    private TimerWheel.Timer unanswered;

    NonInviteServer(String key, Channel channel, TransactionTable table) {
        super(key, channel, table);
        unanswered = after(timings().transaction(), this::terminate);
    }

    @Override
    void completed() {
        cancel(unanswered);
        if (isReliable()) {
            terminate();
        } else {
            unanswered = after(timings().transaction(), this::terminate);
        }
    }

    @Override
    byte[] repeatable() {
        return response();
    }

    @Override
    void acknowledged() {
        // There is no ACK to anything but INVITE.
    }
}
