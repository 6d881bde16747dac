package org.isthmus.gateway.domain;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jivesoftware.smack.packet.Stanza;

/**
 * Answers to XMPP senders. While there is no connection they wait for the next one, so that nobody who was promised an answer
 * stays without. Confined to the gateway's executor.
 */
final class Errands {

    private static final int MOST = 20_000;

    private final XmppSide xmpp;
    private final Queue<Stanza> waiting = new ArrayDeque<>();

    Errands(XmppSide xmpp) {
        this.xmpp = xmpp;
    }

    void run(Stanza answer) {
        if ((!waiting.isEmpty() || !xmpp.send(answer)) && waiting.size() < MOST) {
            waiting.add(answer);
        }
    }

    /** There is a connection again. */
    void online() {
        while (!waiting.isEmpty() && xmpp.send(waiting.element())) {
            waiting.remove();
        }
    }
}
