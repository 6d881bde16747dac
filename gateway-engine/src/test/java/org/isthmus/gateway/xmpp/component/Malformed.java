package org.isthmus.gateway.xmpp.component;

import java.nio.charset.StandardCharsets;

/**
 * A stanza that is wrong in some way.
 *
 * @param octets what goes over the wire, a character for each
 * @param streamSurvives it is wrong only inside, so the stream must go on
 */
record Malformed(String kind, String octets, boolean streamSurvives) {

    /** A text that no message which gets through may have. */
    static final String MARK = "evil";

    static final String ADDRESSES = " from='ann@x.test/p' to='ravi@sip.test'";
    static final String BODY = "<body>" + MARK + "</body>";

    /** What was broken beyond repair. */
    static Malformed fatal(String kind, String xml) {
        return of(kind, xml.getBytes(StandardCharsets.UTF_8), false);
    }

    static Malformed contained(String kind, String xml) {
        return of(kind, xml.getBytes(StandardCharsets.UTF_8), true);
    }

    static String message(String content) {
        return "<message id='b1'" + ADDRESSES + ">" + content + "</message>";
    }

    static Malformed of(String kind, byte[] bytes, boolean streamSurvives) {
        return new Malformed(kind, new String(bytes, StandardCharsets.ISO_8859_1), streamSurvives);
    }

    byte[] bytes() {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return kind + ": " + (octets.length() < 400 ? octets : octets.substring(0, 400));
    }
}
