package org.isthmus.gateway.xmpp.component;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.error.Failure;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.Jid;

/**
 * Notices a connection that has died without a word. After half a minute of silence the component pings itself (XEP-0199):
 * that goes to the server and back, and no other address is sure to answer. Stuck output counts as death too.
 */
final class StreamKeepalive {

    private static final Duration TICK = Duration.ofSeconds(5);
    private static final int TICKS_TO_PING = 6;
    private static final int TICKS_TO_DEATH = TICKS_TO_PING + 3;

    private final Scheduler scheduler;
    private final Executor executor;
    private final ComponentStream stream;
    private final byte[] ping;
    private final Failure silent;

    private long arrivals;
    private long writes;
    private int silentTicks;
    private int stuckTicks;
    private Scheduler.Task next = () -> {};
    private boolean stopped;

    StreamKeepalive(Scheduler scheduler, Executor executor, ComponentStream stream, DomainBareJid own, Failure silent) {
        this.scheduler = scheduler;
        this.executor = executor;
        this.stream = stream;
        this.ping = ping(own);
        this.silent = silent;
    }

    private static byte[] ping(DomainBareJid own) {
        Ping ping = new Ping(own);
        ping.setFrom(own);
        return ping.toXML(StreamHeader.CLIENT).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Only the component itself can write from its own name to its own name. */
    static boolean isOwn(Stanza stanza, Jid own) {
        return stanza instanceof IQ && own.equals(stanza.getFrom()) && own.equals(stanza.getTo());
    }

    synchronized void start() {
        next = scheduler.after(TICK, this::tick);
    }

    synchronized void stop() {
        stopped = true;
        next.cancel();
    }

    /** Runs on the clock's own thread, so it counts and asks, and leaves the closing to another. */
    private synchronized void tick() {
        if (stopped) {
            return;
        }
        countSilence();
        countStuck();
        if (silentTicks >= TICKS_TO_DEATH || stuckTicks >= TICKS_TO_DEATH) {
            stopped = true;
            executor.execute(() -> stream.abandon(silent));
            return;
        }
        if (silentTicks == TICKS_TO_PING) {
            stream.offer(ping);
        }
        next = scheduler.after(TICK, this::tick);
    }

    private void countSilence() {
        long now = stream.input().arrivals();
        boolean silence = now == arrivals;
        arrivals = now;
        silentTicks = silence ? silentTicks + 1 : 0;
    }

    private void countStuck() {
        long now = stream.writes();
        boolean stuck = now == writes && stream.queueLength() > 0;
        writes = now;
        stuckTicks = stuck ? stuckTicks + 1 : 0;
    }
}
