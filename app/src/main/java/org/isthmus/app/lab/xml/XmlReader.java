package org.isthmus.app.lab.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a stream header and then one whole child of the root after the other, or a document at once. No DTD, no entities
 * (RFC 6120 section 11.1), and no more than the limits allow. For one thread.
 */
public final class XmlReader {

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader parser;
    private final LimitedReader input;
    private final XmlLimits limits;

    private XmlReader(Reader in, XmlLimits limits) throws XmlFormatException {
        this.limits = limits;
        this.input = new LimitedReader(in, limits.characters());
        try {
            parser = FACTORY.createXMLStreamReader(input);
        } catch (XMLStreamException e) {
            throw new XmlFormatException("not XML", e);
        }
    }

    /** A stream that lasts; {@link #header} comes first. */
    public static XmlReader stream(Reader in, XmlLimits limits) throws XmlFormatException {
        return new XmlReader(in, limits);
    }

    public static Reader utf8(InputStream in) {
        return new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
    }

    /** A whole document. */
    public static Element document(String text, XmlLimits limits) throws XmlFormatException {
        XmlReader reader = new XmlReader(new StringReader(text), limits);
        try {
            reader.toRoot();
            return reader.element();
        } catch (XMLStreamException | RuntimeException e) {
            throw new XmlFormatException("not XML", e);
        }
    }

    /** The root's start tag, without children; the default namespace stands in the attribute {@code xmlns}. */
    public Element header() throws XmlFormatException, IOException {
        try {
            toRoot();
            Element root = startTag();
            String content = parser.getNamespaceURI("");
            input.startAgain();
            return root.with("xmlns", content == null ? "" : content);
        } catch (XMLStreamException | RuntimeException e) {
            throw broken(e);
        }
    }

    /** The next child of the root, or nothing when the root was closed. */
    public Optional<Element> next() throws XmlFormatException, IOException {
        try {
            while (parser.hasNext()) {
                switch (parser.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        Element element = element();
                        input.startAgain();
                        return Optional.of(element);
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        return Optional.empty();
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> input.startAgain();
                    default -> throw new XmlFormatException("comments, instructions and declarations are not allowed");
                }
            }
            return Optional.empty();
        } catch (XMLStreamException | RuntimeException e) {
            throw broken(e);
        }
    }

    private void toRoot() throws XMLStreamException, XmlFormatException {
        while (parser.getEventType() != XMLStreamConstants.START_ELEMENT) {
            if (parser.next() == XMLStreamConstants.DTD) {
                throw new XmlFormatException("a document type declaration is not allowed");
            }
        }
    }

    /** Called on a start tag; leaves the parser on the matching end tag. */
    private Element element() throws XMLStreamException, XmlFormatException {
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(startTag(), new ArrayList<>()));
        while (true) {
            switch (parser.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() >= limits.depth()) {
                        throw new XmlFormatException("nested deeper than " + limits.depth());
                    }
                    open.push(new Open(startTag(), new ArrayList<>()));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    open.element().children().add(new Text(parser.getText()));
                case XMLStreamConstants.END_ELEMENT -> {
                    Element done = open.pop().close();
                    if (open.isEmpty()) {
                        return done;
                    }
                    open.element().children().add(done);
                }
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                    // Not part of what is said.
                }
                default -> throw new XmlFormatException("entities are not allowed");
            }
        }
    }

    private Element startTag() {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < parser.getAttributeCount(); i++) {
            String prefix = parser.getAttributePrefix(i);
            String name = parser.getAttributeLocalName(i);
            // A prefix that only the sender declared means nothing to a receiver: xml is the one everybody knows.
            if (prefix == null || prefix.isEmpty()) {
                attributes.put(name, parser.getAttributeValue(i));
            } else if (prefix.equals("xml")) {
                attributes.put("xml:" + name, parser.getAttributeValue(i));
            }
        }
        String namespace = parser.getNamespaceURI();
        return new Element(parser.getLocalName(), namespace == null ? "" : namespace, attributes, List.of());
    }

    private static XmlFormatException broken(Exception e) throws IOException {
        Throwable cause = e instanceof XMLStreamException parsing ? parsing.getNestedException() : e.getCause();
        if (cause instanceof IOException connection && !(cause instanceof CharacterCodingException)) {
            throw connection;
        }
        return new XmlFormatException("not well-formed", e);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // The limits here are counted per stanza; the parser's own are counted over the life of a stream and would end
        // it.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", 0);
        factory.setProperty("jdk.xml.totalEntitySizeLimit", 0);
        return factory;
    }

    private record Open(Element start, List<Node> children) {
        Element close() {
            return new Element(start.name(), start.namespace(), start.attributes(), children);
        }
    }
}
