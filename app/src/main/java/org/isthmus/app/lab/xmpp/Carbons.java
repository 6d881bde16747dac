package org.isthmus.app.lab.xmpp;

import org.isthmus.app.lab.xml.Element;

/** Copies of messages for the other devices of an account (XEP-0280). */
final class Carbons {

    private Carbons() {}

    /** XEP-0280 section 6.1. */
    static boolean eligible(Element message) {
        String type = Stanzas.type(message);
        boolean talk = type.equals("chat")
                || ((type.isEmpty() || type.equals("normal")) && message.has("body", Namespaces.CLIENT))
                || message.has("received", Namespaces.RECEIPTS);
        return talk
                && !type.equals("groupchat")
                && !message.has("private", Namespaces.CARBONS)
                && !message.has("no-copy", Namespaces.HINTS)
                && !message.has("received", Namespaces.CARBONS)
                && !message.has("sent", Namespaces.CARBONS);
    }

    static Element received(Session session, Element message) {
        return copy(session, message, "received");
    }

    static Element sent(Session session, Element message) {
        return copy(session, message, "sent");
    }

    private static Element copy(Session session, Element message, String direction) {
        Element forwarded = Element.of("forwarded", Namespaces.FORWARD, message);
        return Element.of(Stanzas.MESSAGE, Namespaces.CLIENT, Element.of(direction, Namespaces.CARBONS, forwarded))
                .with("from", session.account().address().toString())
                .with("to", session.address().toString())
                .with("type", message.attribute("type"));
    }
}
