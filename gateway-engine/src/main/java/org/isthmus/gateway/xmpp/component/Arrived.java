package org.isthmus.gateway.xmpp.component;

import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StreamError;

/** What the server sent next. */
sealed interface Arrived {

    record Good(Stanza stanza) implements Arrived {}

    /** A stanza that could not be read; the stream goes on. */
    record Bad(BadStanza stanza) implements Arrived {}

    /** The server knows the secret too (XEP-0114 section 3). */
    record Welcome() implements Arrived {}

    /** The server says why it ends the stream. */
    record Refused(StreamError error) implements Arrived {}

    /** The server closed the stream properly. */
    record End() implements Arrived {}
}
