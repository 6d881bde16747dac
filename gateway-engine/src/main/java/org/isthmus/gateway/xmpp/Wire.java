package org.isthmus.gateway.xmpp;

import java.util.Optional;
import org.jivesoftware.smack.SmackException.NotConnectedException;
import org.jivesoftware.smack.SmackException.OutgoingQueueFullException;
import org.jivesoftware.smack.packet.Stanza;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The link that may be written to at the moment, if there is one. Used on the account's executor only. */
final class Wire {

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

    private Optional<Link> link = Optional.empty();

    void open(Link opened) {
        link = Optional.of(opened);
    }

    void close() {
        link = Optional.empty();
    }

    Optional<Link> link() {
        return link;
    }

    /** The server says how far it has got with what was written. */
    boolean acknowledges() {
        return link.map(l -> l.connection().isSmEnabled()).orElse(false);
    }

    /** Hands a stanza to the library without waiting; false when it does not take it now. */
    boolean send(Stanza stanza) {
        if (link.isEmpty()) {
            return false;
        }
        try {
            link.get().connection().sendStanzaNonBlocking(stanza);
            return true;
        } catch (NotConnectedException | OutgoingQueueFullException e) {
            LOG.debug("A stanza was not taken.", e);
            return false;
        }
    }
}
