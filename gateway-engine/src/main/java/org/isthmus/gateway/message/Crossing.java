package org.isthmus.gateway.message;

import java.util.List;
import javax.sip.message.Message;
import org.jivesoftware.smack.packet.Stanza;

/** What a message of one network causes: messages to SIP (requests and responses) and stanzas to XMPP, each in order. */
public record Crossing(List<Message> sip, List<Stanza> xmpp) {

    public static final Crossing NOTHING = new Crossing(List.of(), List.of());

    public Crossing {
        sip = List.copyOf(sip);
        xmpp = List.copyOf(xmpp);
    }

    public static Crossing toSip(Message message) {
        return new Crossing(List.of(message), List.of());
    }

    public static Crossing toXmpp(Stanza stanza) {
        return new Crossing(List.of(), List.of(stanza));
    }
}
