package org.isthmus.gateway.domain.presence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.domain.XmppSide;
import org.isthmus.gateway.message.Jids;
import org.isthmus.gateway.presence.XmppPresenceCodec;
import org.isthmus.gateway.signal.Signal;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Presence on its way to XMPP. What could not be sent because the connection was down is kept and sent when it is back, of
 * several states of the same device only the last. On the gateway's executor.
 */
final class PresenceOutbox {

    private static final Logger LOG = LoggerFactory.getLogger(PresenceOutbox.class);
    private static final int MOST_KEPT = 20_000;

    private final XmppSide xmpp;
    private final XmppPresenceCodec stanzas;
    private final Map<Slot, Presence> kept = new LinkedHashMap<>();

    PresenceOutbox(XmppSide xmpp, XmppPresenceCodec stanzas) {
        this.xmpp = xmpp;
        this.stanzas = stanzas;
    }

    /** What a later stanza makes needless. */
    private record Slot(String from, String to, boolean state) {}

    void send(Signal signal) {
        try {
            stanzas.encode(signal).forEach(this::send);
        } catch (AddressException | IllegalArgumentException e) {
            LOG.debug("No stanza from {} to {}: {}", signal.from(), signal.to(), e.getMessage());
        }
    }

    void send(Presence stanza) {
        Slot slot = slot(stanza);
        if (isSent(stanza)) {
            kept.remove(slot);
        } else if (kept.containsKey(slot) || kept.size() < MOST_KEPT) {
            kept.put(slot, stanza);
        } else {
            LOG.warn("Too much presence waits for XMPP; some is lost.");
        }
    }

    /** Asks somebody's server for their state; while the connection is down there is no use in keeping the question. */
    void probe(XmppAddress asking, XmppAddress asked) {
        isSent(StanzaBuilder.buildPresence()
                .from(Jids.jid(asking.bare()))
                .to(Jids.jid(asked.bare()))
                .ofType(Presence.Type.probe)
                .build());
    }

    /** The connection is back. */
    void flush() {
        List<Presence> waiting = new ArrayList<>(kept.values());
        kept.clear();
        waiting.forEach(this::send);
    }

    /** A stanza that the side can never send is as good as sent. */
    private boolean isSent(Presence stanza) {
        try {
            return xmpp.send(stanza);
        } catch (IllegalArgumentException e) {
            LOG.debug("Not sent from {} to {}: {}", stanza.getFrom(), stanza.getTo(), e.getMessage());
            return true;
        }
    }

    private static Slot slot(Presence stanza) {
        boolean state = stanza.getType() == Presence.Type.available || stanza.getType() == Presence.Type.unavailable;
        return new Slot(String.valueOf(stanza.getFrom()), String.valueOf(stanza.getTo()), state);
    }
}
