package org.isthmus.gateway.sip;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.transport.Flow;
import org.isthmus.gateway.sip.transport.Wire;

/**
 * Keeps a flow open through NATs, and finds out when it is dead (RFC 5626 section 3.5). A server that has answered one ping is
 * held to answering all of them. Runs on the account's executor.
 */
final class Keepalive {

    private static final Duration STREAM_PERIOD = Duration.ofSeconds(25);
    private static final Duration PROBE_PERIOD = Duration.ofSeconds(4);
    private static final Duration PONG = Duration.ofSeconds(10);
    private static final int PROBES_PER_PING = 6;

    private final Flow flow;
    private final Scheduler scheduler;
    private final Executor executor;
    private final Duration period;
    private Instant lastSign;
    private boolean waiting;
    private boolean answers;
    private int probes;
    private boolean stopped;
    private Scheduler.Task next = () -> {};

    /**
     * Makes one that does not run yet.
     *
     * @param flowTimer seconds from the server's Flow-Timer header, 0 when it gave none
     */
    Keepalive(Flow flow, int flowTimer, Scheduler scheduler, Executor executor) {
        this.flow = flow;
        this.scheduler = scheduler;
        this.executor = executor;
        this.lastSign = scheduler.instant();
        Duration usual = flow.hop().wire() == Wire.UDP ? PROBE_PERIOD : STREAM_PERIOD;
        Duration wanted = Duration.ofSeconds(flowTimer).multipliedBy(8).dividedBy(10);
        this.period = flowTimer > 0 && wanted.compareTo(usual) < 0 ? wanted : usual;
    }

    void start() {
        beat();
    }

    void stop() {
        stopped = true;
        next.cancel();
    }

    /** The server said something. */
    void sign() {
        lastSign = scheduler.instant();
        if (waiting) {
            answers = true;
        }
        waiting = false;
    }

    private void beat() {
        if (stopped) {
            return;
        }
        try {
            if (flow.hop().wire() == Wire.UDP) {
                flow.probe();
                if (probes++ % PROBES_PER_PING == 0) {
                    flow.ping();
                }
            } else {
                waiting = true;
                Instant asked = scheduler.instant();
                flow.ping();
                scheduler.after(PONG, () -> executor.execute(() -> missed(asked)));
            }
        } catch (IOException e) {
            flow.abort(Failure.of(Reason.CONNECTION_LOST, "The keepalive could not be sent: " + e.getMessage()));
            return;
        }
        next = scheduler.after(period, () -> executor.execute(this::beat));
    }

    private void missed(Instant asked) {
        if (!stopped && answers && waiting && lastSign.isBefore(asked)) {
            flow.abort(Failure.of(Reason.CONNECTION_LOST, "The server does not answer the keepalive."));
        }
    }
}
