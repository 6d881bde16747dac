package org.isthmus.gateway.sip.transaction;

import gov.nist.javax.sip.message.SIPResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.isthmus.gateway.error.Failure;

/** A non-INVITE client transaction (RFC 3261 section 17.1.2). Its result comes once, from any thread. */
final class ClientTransaction implements Channel.Watch {

    private enum State {
        TRYING,
        PROCEEDING,
        COMPLETED,
        TERMINATED
    }

    private static final byte[] NOTHING = {};

    private final String key;
    private final Channel channel;
    private final TransactionTable table;
    private byte[] request;
    private Consumer<ClientResult> result;
    private State state = State.TRYING;
    private Duration pause;
    private TimerWheel.Timer retransmission = TimerWheel.none();
    private TimerWheel.Timer ending = TimerWheel.none();

    ClientTransaction(
            String key, byte[] request, Channel channel, TransactionTable table, Consumer<ClientResult> result) {
        this.key = key;
        this.request = request;
        this.channel = channel;
        this.table = table;
        this.result = result;
        this.pause = table.timings().t1();
    }

    /** @param patience timer F */
    void start(Duration patience) {
        byte[] first;
        synchronized (this) {
            first = request;
            ending = table.wheel().after(patience, this::timerF);
            if (!channel.isReliable()) {
                retransmission = table.wheel().after(pause, this::timerE);
            }
        }
        channel.send(first, this);
    }

    private void timerE() {
        byte[] again;
        synchronized (this) {
            again = request;
            if (state == State.TRYING) {
                pause = table.timings().doubled(pause);
            } else if (state == State.PROCEEDING) {
                pause = table.timings().t2();
            } else {
                return;
            }
            retransmission = table.wheel().after(pause, this::timerE);
        }
        channel.send(again, this);
    }

    private void timerF() {
        boolean provisional;
        synchronized (this) {
            provisional = state == State.PROCEEDING;
        }
        finish(new ClientResult.TimedOut(provisional), Optional.empty());
    }

    /** @return false for a retransmission */
    boolean received(SIPResponse response) {
        if (response.getStatusCode() >= 200) {
            Optional<Duration> timerK = channel.isReliable()
                    ? Optional.empty()
                    : Optional.of(table.timings().t4());
            return finish(new ClientResult.Answered(response), timerK);
        }
        synchronized (this) {
            if (state == State.TRYING) {
                state = State.PROCEEDING;
            }
            return state == State.PROCEEDING;
        }
    }

    @Override
    public boolean waitsForAnswer() {
        return true;
    }

    @Override
    public void lost(Failure why, boolean sent) {
        finish(new ClientResult.Lost(why, sent), Optional.empty());
    }

    /**
     * What is over holds neither request nor response any more: thousands linger at a time.
     *
     * @param linger how long retransmissions of the response are absorbed
     */
    private boolean finish(ClientResult what, Optional<Duration> linger) {
        Consumer<ClientResult> told;
        synchronized (this) {
            if (state == State.COMPLETED || state == State.TERMINATED) {
                return false;
            }
            table.wheel().cancel(retransmission);
            table.wheel().cancel(ending);
            if (linger.isPresent()) {
                state = State.COMPLETED;
                table.wheel().after(linger.get(), this::terminate);
            } else {
                terminate();
            }
            told = result;
            result = nobody -> {};
            request = NOTHING;
        }
        channel.forget(this);
        told.accept(what);
        return true;
    }

    private synchronized void terminate() {
        state = State.TERMINATED;
        table.remove(key, this);
    }
}
