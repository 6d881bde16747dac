package org.isthmus.gateway.xmpp.component;

import java.io.IOException;
import java.io.StringReader;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.parsing.SmackParsingException;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jivesoftware.smack.util.ParserUtils;
import org.jivesoftware.smack.xml.SmackXmlParser;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jspecify.annotations.Nullable;
import org.jxmpp.JxmppContext;
import org.jxmpp.stringprep.XmppStringprepException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns frames into the library's stanzas. One XML parser reads many frames as one document; it is replaced after a frame
 * that it choked on, and from time to time, because it remembers every name that it ever saw. Used by one thread.
 */
final class StanzaParser {

    private static final Logger LOG = LoggerFactory.getLogger(StanzaParser.class);

    private static final int CHARACTERS_OF_ONE_PARSER = 1_000_000;
    private static final int STANZA_DEPTH = 2;

    private final StreamHeader header;
    private final XmlEnvironment environment = new XmlEnvironment(StreamHeader.CLIENT);
    private final JxmppContext context = JxmppContext.getDefaultContext();

    private @Nullable FrameFeed feed;
    private @Nullable XmlPullParser parser;
    private int parsed;

    StanzaParser(StreamHeader header) {
        this.header = header;
    }

    /** Reads a whole frame; what is wrong with one stanza is no exception. */
    Arrived parse(FrameText frame) throws StreamBroken {
        if (!frame.excess().isEmpty()) {
            return bad(frame, StanzaError.Condition.policy_violation, frame.excess());
        }
        try {
            XmlPullParser current = at(frame);
            Arrived arrived = read(current, frame);
            if (current.getEventType() != XmlPullParser.Event.END_ELEMENT || current.getDepth() != STANZA_DEPTH) {
                retire();
            }
            return arrived;
        } catch (XmppStringprepException e) {
            return choked(frame, StanzaError.Condition.jid_malformed, e);
        } catch (XmlPullParserException | SmackParsingException | IOException | RuntimeException e) {
            return choked(frame, StanzaError.Condition.bad_request, e);
        }
    }

    /** A parser that stands at the start tag of the stanza. */
    private XmlPullParser at(FrameText frame) throws XmlPullParserException, IOException {
        FrameFeed currentFeed = feed;
        XmlPullParser current = parser;
        parsed += frame.length();
        if (current == null || currentFeed == null || !currentFeed.isEmpty() || parsed > CHARACTERS_OF_ONE_PARSER) {
            parsed = frame.length();
            feed = new FrameFeed(header.clientHeader(), frame);
            current = SmackXmlParser.newXmlParser(feed);
            parser = current;
            ParserUtils.forwardToStartElement(current);
        } else {
            currentFeed.offer(frame);
        }
        current.next();
        ParserUtils.forwardToStartElement(current);
        return current;
    }

    private Arrived read(XmlPullParser current, FrameText frame)
            throws XmlPullParserException, SmackParsingException, IOException {
        String name = current.getName();
        String namespace = current.getNamespace();
        if (StreamHeader.COMPONENT.equals(namespace)) {
            return readTranslated(frame);
        }
        if (StreamHeader.STREAMS.equals(namespace) && name.equals("error")) {
            return new Arrived.Refused(PacketParserUtils.parseStreamError(current, environment, context));
        }
        if (!StreamHeader.CLIENT.equals(namespace)) {
            throw new IllegalArgumentException("a stanza of the namespace " + namespace);
        }
        return switch (name) {
            case "message", "presence", "iq" ->
                new Arrived.Good(PacketParserUtils.parseStanza(current, environment, context));
            case "handshake" -> {
                ParserUtils.forwardToEndTagOfDepth(current, STANZA_DEPTH);
                yield new Arrived.Welcome();
            }
            default -> throw new IllegalArgumentException("a stanza of the name " + name);
        };
    }

    /** Some servers say the namespace of the stream again with each stanza. */
    private Arrived readTranslated(FrameText frame) throws XmlPullParserException, SmackParsingException, IOException {
        retire();
        String tag = frame.firstTag().replace(StreamHeader.COMPONENT, StreamHeader.CLIENT);
        String rest = frame.text().substring(frame.firstTag().length());
        XmlPullParser once = SmackXmlParser.newXmlParser(new StringReader(header.clientHeader() + tag + rest));
        ParserUtils.forwardToStartElement(once);
        once.next();
        ParserUtils.forwardToStartElement(once);
        if (!StreamHeader.CLIENT.equals(once.getNamespace())) {
            throw new IllegalArgumentException("a stanza whose namespace is not said in its own tag");
        }
        return read(once, frame);
    }

    private Arrived choked(FrameText frame, StanzaError.Condition condition, Exception why) throws StreamBroken {
        retire();
        if (!isWellFormed(frame)) {
            throw StreamBroken.malformed("a stanza that is not XML");
        }
        LOG.debug("A stanza could not be read.", why);
        return bad(frame, condition, String.valueOf(why.getMessage()));
    }

    private Arrived bad(FrameText frame, StanzaError.Condition condition, String why) {
        return new Arrived.Bad(BadStanza.of(header.clientHeader(), frame.firstTag(), condition, why));
    }

    private void retire() {
        parser = null;
        feed = null;
    }

    /** Whether the XML was at fault, or only what it said. */
    private boolean isWellFormed(FrameText frame) {
        try {
            XmlPullParser check =
                    SmackXmlParser.newXmlParser(new StringReader(header.clientHeader() + frame.text() + header.end()));
            XmlPullParser.Event event = check.getEventType();
            while (event != XmlPullParser.Event.END_DOCUMENT) {
                event = check.next();
            }
            return true;
        } catch (XmlPullParserException | IOException | RuntimeException e) {
            return false;
        }
    }
}
