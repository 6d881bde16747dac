package org.isthmus.gateway.xmpp.component;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.util.XmlStringBuilder;
import org.jivesoftware.smack.xml.XmlPullParserException;

/**
 * A stanza that nobody could read.
 *
 * @param tag its start tag, as far as that could be read
 * @param condition of the error that its sender gets
 */
record BadStanza(Optional<StartTag> tag, StanzaError.Condition condition, String why) {

    static BadStanza of(String header, String tag, StanzaError.Condition condition, String why) {
        return new BadStanza(readTag(header, tag), condition, why);
    }

    /** The namespaces of the header count, so the tag is read behind it. */
    private static Optional<StartTag> readTag(String header, String tag) {
        if (tag.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(StartTag.readWithin(header, tag));
        } catch (XmlPullParserException | IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The error for its sender (RFC 6120 section 8.3); nothing for what must not be answered, or cannot be. */
    Optional<String> answer() {
        return tag.filter(BadStanza::mayBeAnswered).map(this::error);
    }

    private static boolean mayBeAnswered(StartTag tag) {
        String type = tag.attribute("type").orElse("");
        boolean addressed =
                tag.attribute("from").isPresent() && tag.attribute("to").isPresent();
        return addressed
                && switch (tag.name()) {
                    case "iq" -> tag.attribute("id").isPresent() && (type.equals("get") || type.equals("set"));
                    case "message" -> !type.equals("error");
                    default -> false;
                };
    }

    private String error(StartTag to) {
        Map<String, String> attributes = to.attributes();
        XmlStringBuilder xml = new XmlStringBuilder();
        xml.halfOpenElement(to.name())
                .attribute("type", "error")
                .optAttribute("id", attributes.get("id"))
                .attribute("from", attributes.getOrDefault("to", ""))
                .attribute("to", attributes.getOrDefault("from", ""))
                .rightAngleBracket()
                .append(StanzaError.getBuilder(condition).build().toXML())
                .closeElement(to.name());
        return xml.toString();
    }
}
