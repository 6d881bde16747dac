package org.isthmus.gateway.xmpp;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.xmpp.request.Reply;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.jspecify.annotations.Nullable;

/**
 * Notices a link that has died without a word: asks the server for a sign of life (XEP-0199) when it has been silent, when
 * something sent stays unconfirmed, after the computer slept, and when the network changed. Used on the account's executor.
 */
final class Keepalive {

    private static final Duration TICK = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofSeconds(8);
    private static final Duration QUICK_ANSWER = Duration.ofSeconds(3);
    private static final Duration SLEPT = Duration.ofSeconds(20);

    private final Scheduler scheduler;
    private final Executor executor;
    private final IqRequests requests;
    private final BooleanSupplier waitingForServer;
    private final BiConsumer<Link, Failure> broken;

    private @Nullable Link link;
    private Scheduler.@Nullable Task next;
    private Instant heard = Instant.EPOCH;
    private Instant ticked = Instant.EPOCH;
    private boolean asking;

    /**
     * A keepalive for the links of one account.
     *
     * @param waitingForServer something sent has not been confirmed
     * @param broken told about a link that does not answer
     */
    Keepalive(
            Scheduler scheduler,
            Executor executor,
            IqRequests requests,
            BooleanSupplier waitingForServer,
            BiConsumer<Link, Failure> broken) {
        this.scheduler = scheduler;
        this.executor = executor;
        this.requests = requests;
        this.waitingForServer = waitingForServer;
        this.broken = broken;
    }

    void start(Link opened) {
        stop();
        link = opened;
        heard = scheduler.instant();
        ticked = heard;
        arm();
    }

    void stop() {
        link = null;
        asking = false;
        Scheduler.Task task = next;
        next = null;
        if (task != null) {
            task.cancel();
        }
    }

    /** Something arrived. */
    void heard() {
        heard = scheduler.instant();
    }

    /** There is reason to doubt the link: asks at once and waits only shortly. */
    void check() {
        ask(QUICK_ANSWER);
    }

    private void arm() {
        next = scheduler.after(TICK, () -> executor.execute(this::tick));
    }

    private void tick() {
        Link current = link;
        if (current == null) {
            return;
        }
        Instant now = scheduler.instant();
        boolean slept = ticked.plus(TICK).plus(SLEPT).isBefore(now);
        boolean silent = !heard.plus(SILENCE).isAfter(now);
        boolean stuck = waitingForServer.getAsBoolean() && !heard.plus(TICK).isAfter(now);
        ticked = now;
        if (addressIsGone(current)) {
            broken.accept(current, Failure.of(Reason.CONNECTION_LOST, "this computer's address has changed"));
        } else if (slept) {
            check();
        } else if (silent || stuck) {
            ask(ANSWER);
        }
        arm();
    }

    private void ask(Duration patience) {
        Link current = link;
        if (current == null || asking) {
            return;
        }
        asking = true;
        Ping ping = new Ping();
        ping.setTo(current.connection().getXMPPServiceDomain());
        requests.send(ping, patience).thenAccept(reply -> answered(current, reply));
    }

    private void answered(Link asked, Reply reply) {
        if (!asked.equals(link)) {
            return;
        }
        asking = false;
        if (reply instanceof Reply.Lost(Failure failure)) {
            String detail = asked.target() + " has fallen silent";
            broken.accept(
                    asked,
                    Failure.of(failure.reason() == Reason.TIMEOUT ? Reason.TIMEOUT : Reason.CONNECTION_LOST, detail));
        }
    }

    private static boolean addressIsGone(Link current) {
        InetAddress local = current.connection().getLocalAddress();
        if (local == null || local.isLoopbackAddress()) {
            return false;
        }
        try {
            return NetworkInterface.getByInetAddress(local) == null;
        } catch (SocketException e) {
            return false;
        }
    }
}
