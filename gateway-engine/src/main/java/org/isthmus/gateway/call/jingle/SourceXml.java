package org.isthmus.gateway.call.jingle;

import static org.isthmus.gateway.call.jingle.Namespaces.SOURCES;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.isthmus.gateway.call.Numbers;
import org.isthmus.gateway.sip.body.BodyException;
import org.isthmus.gateway.sip.body.SafeXml.Cursor;
import org.isthmus.media.description.Format.Source;
import org.isthmus.media.description.Format.SourceGroup;
import org.isthmus.media.description.Parameter;

/** Sources and groups of them (XEP-0339). */
final class SourceXml {

    private static final int MOST = 64;

    private SourceXml() {}

    static Optional<Source> source(Cursor cursor) throws XMLStreamException, BodyException {
        OptionalLong ssrc = Numbers.large(cursor.attribute("ssrc"), Numbers.UNSIGNED);
        List<Parameter> parameters = new ArrayList<>();
        cursor.mixed(child -> {
            String name = child.attribute("name");
            if (child.is(SOURCES, "parameter") && Numbers.isWord(name) && parameters.size() < MOST) {
                parameters.add(new Parameter(name, child.attribute("value")));
            }
            child.skip();
        });
        return ssrc.isEmpty() ? Optional.empty() : Optional.of(new Source(ssrc.getAsLong(), parameters));
    }

    static Optional<SourceGroup> group(Cursor cursor) throws XMLStreamException, BodyException {
        String semantics = cursor.attribute("semantics");
        List<Long> members = new ArrayList<>();
        cursor.mixed(child -> {
            OptionalLong ssrc = Numbers.large(child.attribute("ssrc"), Numbers.UNSIGNED);
            if (child.is(SOURCES, "source") && ssrc.isPresent() && members.size() < MOST) {
                members.add(ssrc.getAsLong());
            }
            child.skip();
        });
        return members.isEmpty() || !Numbers.isWord(semantics)
                ? Optional.empty()
                : Optional.of(new SourceGroup(semantics, members));
    }

    static void write(XMLStreamWriter writer, Source source) throws XMLStreamException {
        Tags.start(writer, SOURCES, "source", "ssrc", Long.toString(source.ssrc()));
        for (Parameter parameter : source.parameters()) {
            Tags.parameter(writer, parameter);
        }
        writer.writeEndElement();
    }

    static void write(XMLStreamWriter writer, SourceGroup group) throws XMLStreamException {
        Tags.start(writer, SOURCES, "ssrc-group", "semantics", group.semantics());
        for (long ssrc : group.ssrcs()) {
            Tags.empty(writer, "", "source", "ssrc", Long.toString(ssrc));
        }
        writer.writeEndElement();
    }
}
