package org.isthmus.app.lab.xmpp;

import java.util.Locale;
import org.isthmus.app.lab.xml.Element;

/** The stanza errors that the server gives (RFC 6120 section 8.3.3). */
enum StanzaError {
    BAD_REQUEST("modify"),
    /** {@code not-acceptable} with the condition of XEP-0191 section 3.2. */
    BLOCKED("cancel"),
    CONFLICT("cancel"),
    FEATURE_NOT_IMPLEMENTED("cancel"),
    FORBIDDEN("auth"),
    ITEM_NOT_FOUND("cancel"),
    JID_MALFORMED("modify"),
    NOT_ACCEPTABLE("cancel"),
    NOT_ALLOWED("cancel"),
    REMOTE_SERVER_NOT_FOUND("cancel"),
    RESOURCE_CONSTRAINT("wait"),
    SERVICE_UNAVAILABLE("cancel");

    private final String type;

    StanzaError(String type) {
        this.type = type;
    }

    Element element() {
        if (this == BLOCKED) {
            return NOT_ACCEPTABLE.element().add(Element.of("blocked", Namespaces.BLOCKING_ERRORS));
        }
        String condition = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Element.of("error", Namespaces.CLIENT, Element.of(condition, Namespaces.STANZA_ERRORS))
                .with("type", type);
    }
}
