package org.isthmus.app.lab.xmpp;

import java.util.Optional;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.XmppAddress;

/** Small questions and answers about stanzas. */
final class Stanzas {

    static final String MESSAGE = "message";
    static final String PRESENCE = "presence";
    static final String IQ = "iq";

    private Stanzas() {}

    static boolean isStanza(Element element) {
        return element.namespace().equals(Namespaces.CLIENT)
                && (element.name().equals(MESSAGE)
                        || element.name().equals(PRESENCE)
                        || element.name().equals(IQ));
    }

    static String type(Element stanza) {
        return stanza.attribute("type").orElse("");
    }

    /** The sender, which the server itself has written or checked. */
    static XmppAddress from(Element stanza) throws StanzaException {
        return address(stanza, "from").orElseThrow(() -> new StanzaException(StanzaError.JID_MALFORMED));
    }

    static Optional<XmppAddress> to(Element stanza) throws StanzaException {
        return address(stanza, "to");
    }

    static Optional<XmppAddress> address(Element stanza, String attribute) throws StanzaException {
        Optional<String> text = stanza.attribute(attribute);
        return text.isEmpty() ? Optional.empty() : Optional.of(parse(text.get()));
    }

    static XmppAddress parse(String text) throws StanzaException {
        try {
            return XmppAddress.parse(text);
        } catch (AddressException e) {
            throw new StanzaException(StanzaError.JID_MALFORMED);
        }
    }

    static Element presence(String type, XmppAddress from, XmppAddress to) {
        return Element.of(PRESENCE, Namespaces.CLIENT)
                .with("type", type)
                .with("from", from.toString())
                .with("to", to.toString());
    }

    static Element result(Element iq) {
        return answer(iq, "result");
    }

    static Element error(Element stanza, StanzaError error) {
        return answer(stanza, "error").addAll(stanza.elements()).add(error.element());
    }

    /** RFC 6120 section 8.3.1: an error is never answered with an error. */
    static boolean mayBeAnsweredWithError(Element stanza) {
        String type = type(stanza);
        return !type.equals("error") && !(stanza.name().equals(IQ) && type.equals("result"));
    }

    private static Element answer(Element stanza, String type) {
        return Element.of(stanza.name(), Namespaces.CLIENT)
                .with("type", type)
                .with("id", stanza.attribute("id"))
                .with("from", stanza.attribute("to"))
                .with("to", stanza.attribute("from"));
    }
}
