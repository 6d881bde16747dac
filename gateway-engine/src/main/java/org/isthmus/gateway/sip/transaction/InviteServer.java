package org.isthmus.gateway.sip.transaction;

import java.time.Duration;

/** RFC 3261 section 17.2.1, for responses of 300 and more. */
final class InviteServer extends ServerTransaction {

    private static final byte[] NOTHING = new byte[0];

    private Duration pause;
    private boolean confirmed;
    private TimerWheel.Timer retransmission = TimerWheel.none();
    private TimerWheel.Timer ending = TimerWheel.none();

    InviteServer(String key, Channel channel, TransactionTable table) {
        super(key, channel, table);
        pause = timings().t1();
    }

    @Override
    void completed() {
        ending = after(timings().transaction(), this::terminate);
        if (!isReliable()) {
            retransmission = after(pause, this::timerG);
        }
    }

    private void timerG() {
        synchronized (this) {
            if (confirmed) {
                return;
            }
            pause = timings().doubled(pause);
            retransmission = after(pause, this::timerG);
        }
        retransmitted();
    }

    @Override
    byte[] repeatable() {
        return confirmed ? NOTHING : response();
    }

    @Override
    void acknowledged() {
        synchronized (this) {
            if (confirmed || !hasResponse()) {
                return;
            }
            confirmed = true;
            cancel(retransmission);
            cancel(ending);
            if (!isReliable()) {
                after(timings().t4(), this::terminate);
                return;
            }
        }
        terminate();
    }
}
