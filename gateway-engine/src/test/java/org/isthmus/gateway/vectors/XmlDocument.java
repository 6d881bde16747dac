package org.isthmus.gateway.vectors;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathEvaluationResult;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** XML with XPath 1.0 and the prefixes of the vectors. */
record XmlDocument(String text) implements Document {

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("c", "jabber:client"),
            Map.entry("stz", "urn:ietf:params:xml:ns:xmpp-stanzas"),
            Map.entry("muc", "http://jabber.org/protocol/muc"),
            Map.entry("mucu", "http://jabber.org/protocol/muc#user"),
            Map.entry("mucadm", "http://jabber.org/protocol/muc#admin"),
            Map.entry("cs", "http://jabber.org/protocol/chatstates"),
            Map.entry("rcpt", "urn:xmpp:receipts"),
            Map.entry("mark", "urn:xmpp:chat-markers:0"),
            Map.entry("delay", "urn:xmpp:delay"),
            Map.entry("xhtmlim", "http://jabber.org/protocol/xhtml-im"),
            Map.entry("html", "http://www.w3.org/1999/xhtml"),
            Map.entry("j", "urn:xmpp:jingle:1"),
            Map.entry("jerr", "urn:xmpp:jingle:errors:1"),
            Map.entry("rtp", "urn:xmpp:jingle:apps:rtp:1"),
            Map.entry("info", "urn:xmpp:jingle:apps:rtp:info:1"),
            Map.entry("raw", "urn:xmpp:jingle:transports:raw-udp:1"),
            Map.entry("ice", "urn:xmpp:jingle:transports:ice-udp:1"),
            Map.entry("dtls", "urn:xmpp:jingle:apps:dtls:0"),
            Map.entry("grp", "urn:xmpp:jingle:apps:grouping:0"),
            Map.entry("ssma", "urn:xmpp:jingle:apps:rtp:ssma:0"),
            Map.entry("fb", "urn:xmpp:jingle:apps:rtp:rtcp-fb:0"),
            Map.entry("hdr", "urn:xmpp:jingle:apps:rtp:rtp-hdrext:0"),
            Map.entry("zrtp", "urn:xmpp:jingle:apps:rtp:zrtp:1"),
            Map.entry("dtmf", "urn:xmpp:jingle:dtmf:0"),
            Map.entry("xfer", "urn:xmpp:jingle:transfer:0"),
            Map.entry("jmi", "urn:xmpp:jingle-message:0"),
            Map.entry("conf", "jabber:x:conference"),
            Map.entry("pidf", "urn:ietf:params:xml:ns:pidf"),
            Map.entry("dm", "urn:ietf:params:xml:ns:pidf:data-model"),
            Map.entry("rpid", "urn:ietf:params:xml:ns:pidf:rpid"),
            Map.entry("ci", "urn:ietf:params:xml:ns:conference-info"),
            Map.entry("xcon", "urn:ietf:params:xml:ns:xcon-conference-info"),
            Map.entry("isc", "urn:ietf:params:xml:ns:im-iscomposing"),
            Map.entry("imdn", "urn:ietf:params:xml:ns:imdn"),
            Map.entry("xml", XMLConstants.XML_NS_URI));

    private static final DocumentBuilderFactory BUILDERS = DocumentBuilderFactory.newDefaultNSInstance();
    private static final XPathFactory XPATHS = XPathFactory.newDefaultInstance();

    @Override
    public List<String> select(String selector) {
        if (!selector.startsWith("x:")) {
            throw new IllegalArgumentException("selector " + selector + " on XML");
        }
        return xpath(selector.substring(2));
    }

    List<String> xpath(String expression) {
        try {
            String body = text.strip();
            if (body.startsWith("<?xml")) {
                body = body.substring(body.indexOf("?>") + 2);
            }
            Node root = BUILDERS.newDocumentBuilder().parse(new InputSource(new StringReader(body)));
            XPath xpath = XPATHS.newXPath();
            xpath.setNamespaceContext(new Prefixes());
            return values(xpath.evaluateExpression(expression, root));
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException("XPath " + expression, e);
        } catch (Exception e) {
            throw new IllegalStateException("no XML: " + text, e);
        }
    }

    private static List<String> values(XPathEvaluationResult<?> result) {
        return switch (result.value()) {
            case XPathNodes nodes -> {
                List<String> texts = new ArrayList<>();
                for (Node node : nodes) {
                    texts.add(node.getTextContent().strip());
                }
                yield texts;
            }
            case Number number ->
                number.doubleValue() == Math.rint(number.doubleValue())
                        ? List.of(Long.toString(number.longValue()))
                        : List.of(number.toString());
            case Object other -> List.of(other.toString());
        };
    }

    private static final class Prefixes implements NamespaceContext {
        @Override
        public String getNamespaceURI(String prefix) {
            return PREFIXES.getOrDefault(prefix, XMLConstants.NULL_NS_URI);
        }

        @Override
        public String getPrefix(String namespace) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterator<String> getPrefixes(String namespace) {
            throw new UnsupportedOperationException();
        }
    }
}
