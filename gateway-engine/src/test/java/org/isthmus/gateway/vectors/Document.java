package org.isthmus.gateway.vectors;

import java.util.List;

/** Something that was sent, as far as selectors can look into it. */
interface Document {

    /** The values that a selector finds, in order; nothing when it finds nothing. */
    List<String> select(String selector);

    /** @param protocol {@code sip}, {@code msrp}, {@code xmpp}, {@code jingle} or {@code sdp} */
    static Document of(String protocol, String text) {
        return switch (protocol) {
            case "sip" -> SipDocument.sip(text);
            case "msrp" -> SipDocument.msrp(text);
            case "xmpp", "jingle" -> new XmlDocument(text);
            case "sdp" -> new SdpDocument(text);
            default -> throw new IllegalArgumentException("protocol " + protocol);
        };
    }
}
