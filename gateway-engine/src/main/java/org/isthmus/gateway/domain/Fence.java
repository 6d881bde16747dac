package org.isthmus.gateway.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.isthmus.gateway.concurrent.Scheduler;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.jxmpp.jid.Jid;

/**
 * Tells when the XMPP server has dealt with all the stanzas that went out so far: a ping goes after them, and because a server
 * takes the stanzas of one stream in their order (RFC 6120 section 10.1), its answer comes after every error that they caused
 * at once. A component has no other acknowledgement. Confined to the gateway's executor.
 */
final class Fence {

    private static final int MOST_UNDER_WAY = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final XmppSide xmpp;
    private final Scheduler scheduler;
    private final Executor executor;
    private final Jid from;
    private final Jid server;
    private final Map<String, List<Waiting>> underWay = new LinkedHashMap<>();
    private List<Waiting> next = new ArrayList<>();
    private long number;
    private boolean watching;

    /** Somebody who wants to know. */
    interface Waiting {

        /** The server has dealt with it. */
        void passed();

        /** Nobody knows: the connection is gone, or the server does not answer. */
        void unknown();
    }

    /**
     * @param from an address of the component
     * @param server the host that the component is connected to, or any that it serves
     */
    Fence(XmppSide xmpp, Scheduler scheduler, Executor executor, Jid from, Jid server) {
        this.xmpp = xmpp;
        this.scheduler = scheduler;
        this.executor = executor;
        this.from = from;
        this.server = server;
    }

    /** Waits for the stanzas that were sent before this call. */
    void after(Waiting waiting) {
        next.add(waiting);
        if (underWay.size() < MOST_UNDER_WAY) {
            raise();
        }
    }

    /** Takes the answer to a ping, be it an error. */
    void takes(IQ answer) {
        String id = answer.getStanzaId();
        if (id == null || !underWay.containsKey(id)) {
            return;
        }
        List<Waiting> passed = new ArrayList<>();
        // An answer that never came to an earlier ping is overtaken by this one.
        for (String earlier : List.copyOf(underWay.keySet())) {
            passed.addAll(underWay.remove(earlier));
            if (earlier.equals(id)) {
                break;
            }
        }
        passed.forEach(Waiting::passed);
        if (!next.isEmpty()) {
            raise();
        }
    }

    /** The connection is gone. */
    void lost() {
        List<Waiting> all = new ArrayList<>();
        underWay.values().forEach(all::addAll);
        all.addAll(next);
        underWay.clear();
        next = new ArrayList<>();
        all.forEach(Waiting::unknown);
    }

    private void raise() {
        String id = "fence-" + ++number;
        List<Waiting> waiting = next;
        next = new ArrayList<>();
        Ping ping = new Ping(server);
        ping.setFrom(from);
        ping.setStanzaId(id);
        underWay.put(id, waiting);
        if (!xmpp.send(ping)) {
            lost();
            return;
        }
        watch();
    }

    /** One timer at a time looks after the oldest ping. */
    private void watch() {
        if (watching || underWay.isEmpty()) {
            return;
        }
        watching = true;
        String oldest = underWay.keySet().iterator().next();
        scheduler.after(
                PATIENCE,
                () -> executor.execute(() -> {
                    watching = false;
                    List<Waiting> waiting = underWay.remove(oldest);
                    if (waiting != null) {
                        waiting.forEach(Waiting::unknown);
                    }
                    watch();
                }));
    }
}
