package org.isthmus.gateway.sip.body;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * XML from strangers: no DTD, no entities of its own, limits on size, depth and number of elements. The factories are set
 * up once and only read from then on.
 */
public final class SafeXml {

    private static final int LARGEST = 512 * 1024;
    private static final int DEEPEST = 64;
    private static final int MOST_ELEMENTS = 20_000;

    private static final XMLInputFactory INPUT = input();
    private static final XMLOutputFactory OUTPUT = XMLOutputFactory.newDefaultFactory();

    private SafeXml() {}

    /** Does something with the document; every way in which the document is wrong is a {@link BodyException}. */
    public static <T> T read(byte[] document, Reading<T> reading) throws BodyException {
        if (document.length > LARGEST) {
            throw new BodyException("XML body of " + document.length + " bytes");
        }
        try {
            XMLStreamReader reader = INPUT.createXMLStreamReader(new StringReader(text(document)));
            try {
                return reading.read(new Cursor(reader));
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new BodyException("XML body: " + firstLine(e), e);
        } catch (RuntimeException e) {
            // The reader of the JDK answers some malformed input with unchecked exceptions.
            throw new BodyException("XML body: " + e.getClass().getSimpleName(), e);
        }
    }

    /** A document as text with an XML declaration. */
    public static String write(Writing writing) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(writing);
    }

    /** An element as text, to stand within a document or a stream. */
    public static String element(Writing writing) {
        StringWriter text = new StringWriter(512);
        try {
            XMLStreamWriter writer = OUTPUT.createXMLStreamWriter(text);
            writing.write(writer);
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML to memory", e);
        }
        return text.toString();
    }

    /** Decoded here, because the reader of the JDK prints broken bytes on the standard error stream. */
    private static String text(byte[] document) throws BodyException {
        boolean wide = document.length > 1
                && (((document[0] & 0xFF) == 0xFE && (document[1] & 0xFF) == 0xFF)
                        || ((document[0] & 0xFF) == 0xFF && (document[1] & 0xFF) == 0xFE));
        try {
            String text = (wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BodyException("XML body is not UTF-8", e);
        }
    }

    private static String firstLine(XMLStreamException e) {
        String message = e.getMessage();
        return message == null
                ? "malformed"
                : message.lines().reduce((a, b) -> b).orElse("malformed");
    }

    private static XMLInputFactory input() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** What is done with a document. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(Cursor cursor) throws XMLStreamException, BodyException;
    }

    /** What is written into a document. */
    @FunctionalInterface
    public interface Writing {
        void write(XMLStreamWriter writer) throws XMLStreamException;
    }

    /** What is done with a child element; it has to be read to its end. */
    @FunctionalInterface
    public interface Child {
        void read(Cursor cursor) throws XMLStreamException, BodyException;
    }

    /** Walks through a document and enforces the limits. */
    public static final class Cursor {

        private final XMLStreamReader reader;
        private int depth;
        private int elements;

        private Cursor(XMLStreamReader reader) {
            this.reader = reader;
        }

        /** The first element, which has to be this one. */
        public void root(String namespace, String name) throws XMLStreamException, BodyException {
            while (next() != XMLStreamConstants.START_ELEMENT) {
                // Comments and white space before the root.
            }
            if (!is(namespace, name)) {
                throw new BodyException("root element is " + reader.getName());
            }
        }

        /** Goes to the next child element of the current element; false at its end. */
        public boolean nextChild() throws XMLStreamException, BodyException {
            while (true) {
                switch (next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        return false;
                    }
                    default -> {
                        // Text between elements.
                    }
                }
            }
        }

        /** Reads the rest of the document, so that a broken end is noticed. */
        public void finish() throws XMLStreamException, BodyException {
            while (reader.hasNext()) {
                next();
            }
        }

        public boolean is(String namespace, String name) {
            return name.equals(reader.getLocalName()) && namespace.equals(reader.getNamespaceURI());
        }

        public boolean isIn(String namespace) {
            return namespace.equals(reader.getNamespaceURI());
        }

        public String name() {
            return reader.getLocalName();
        }

        /** Empty text where the element has none. */
        public String namespace() {
            String namespace = reader.getNamespaceURI();
            return namespace == null ? "" : namespace;
        }

        /** The attributes without a namespace, in order. */
        public Map<String, String> attributes() {
            Map<String, String> found = new LinkedHashMap<>();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                String namespace = reader.getAttributeNamespace(i);
                if (namespace == null || namespace.isEmpty()) {
                    found.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
                }
            }
            return found;
        }

        /** Reads the current element to its end: hands over its text piece by piece and goes into each of its children. */
        public String mixed(Child child) throws XMLStreamException, BodyException {
            StringBuilder out = new StringBuilder();
            while (true) {
                switch (next()) {
                    case XMLStreamConstants.START_ELEMENT -> child.read(this);
                    case XMLStreamConstants.END_ELEMENT -> {
                        return out.toString();
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> out.append(reader.getText());
                    default -> {
                        // Comments and processing instructions.
                    }
                }
            }
        }

        /** The attribute, or empty text. */
        public String attribute(String name) {
            return attribute("", name);
        }

        /** The attribute, or empty text. */
        public String attribute(String namespace, String name) {
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                String found = reader.getAttributeNamespace(i);
                if (name.equals(reader.getAttributeLocalName(i)) && namespace.equals(found == null ? "" : found)) {
                    return reader.getAttributeValue(i);
                }
            }
            return "";
        }

        /** The text of the current element and of everything in it, up to its end. */
        public String text() throws XMLStreamException, BodyException {
            StringBuilder out = new StringBuilder();
            int outside = depth - 1;
            while (depth > outside) {
                int event = next();
                if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                    out.append(reader.getText());
                }
            }
            return out.toString();
        }

        /** Passes over the current element. */
        public void skip() throws XMLStreamException, BodyException {
            int outside = depth - 1;
            while (depth > outside) {
                next();
            }
        }

        private int next() throws XMLStreamException, BodyException {
            if (!reader.hasNext()) {
                throw new BodyException("XML body ends too early");
            }
            int event = reader.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    elements++;
                    if (depth > DEEPEST || elements > MOST_ELEMENTS) {
                        throw new BodyException("XML body is too deep or has too many elements");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new BodyException("XML body has a DTD or an entity reference");
                default -> {
                    // Text, comments, processing instructions.
                }
            }
            return event;
        }
    }
}
