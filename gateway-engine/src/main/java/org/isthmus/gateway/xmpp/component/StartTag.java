package org.isthmus.gateway.xmpp.component;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jivesoftware.smack.util.ParserUtils;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jspecify.annotations.Nullable;

/** A start tag by itself, and what it says before anybody judges it. */
record StartTag(String name, String namespace, String defaultNamespace, Map<String, String> attributes) {

    /** @param tag with its brackets */
    static StartTag read(String tag) throws XmlPullParserException, IOException {
        return at(PacketParserUtils.getParserFor(new StringReader(tag)));
    }

    /** Reads a tag that stands inside of another one. */
    static StartTag readWithin(String outer, String tag) throws XmlPullParserException, IOException {
        XmlPullParser parser = PacketParserUtils.getParserFor(new StringReader(outer + tag));
        parser.next();
        ParserUtils.forwardToStartElement(parser);
        return at(parser);
    }

    private static StartTag at(XmlPullParser parser) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < parser.getAttributeCount(); i++) {
            if (text(parser.getAttributeNamespace(i)).isEmpty()) {
                attributes.put(parser.getAttributeName(i), parser.getAttributeValue(i));
            }
        }
        return new StartTag(
                parser.getName(), text(parser.getNamespace()), text(parser.getNamespace("")), Map.copyOf(attributes));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** Empty when it is not there, or is empty. */
    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).filter(value -> !value.isEmpty());
    }
}
