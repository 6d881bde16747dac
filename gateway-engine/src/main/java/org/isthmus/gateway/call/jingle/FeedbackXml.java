package org.isthmus.gateway.call.jingle;

import static org.isthmus.gateway.call.jingle.Namespaces.FEEDBACK;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.isthmus.gateway.call.Numbers;
import org.isthmus.gateway.sip.body.BodyException;
import org.isthmus.gateway.sip.body.SafeXml.Cursor;
import org.isthmus.media.description.Feedback;
import org.isthmus.media.description.Parameter;

/** Feedback messages (XEP-0293). */
final class FeedbackXml {

    private static final int MOST_PARAMETERS = 16;

    private FeedbackXml() {}

    static Optional<Feedback> read(Cursor cursor) throws XMLStreamException, BodyException {
        if (cursor.is(FEEDBACK, "rtcp-fb-trr-int")) {
            OptionalInt interval = Numbers.whole(cursor.attribute("value"), 0, Integer.MAX_VALUE);
            cursor.skip();
            return interval.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Feedback.of(Feedback.REPORT_INTERVAL, Integer.toString(interval.getAsInt())));
        }
        boolean known = cursor.is(FEEDBACK, "rtcp-fb");
        String type = cursor.attribute("type");
        String subtype = cursor.attribute("subtype");
        List<Parameter> parameters = new ArrayList<>();
        cursor.mixed(child -> {
            if (child.name().equals("parameter") && parameters.size() < MOST_PARAMETERS) {
                parameters.add(new Parameter(child.attribute("name"), child.attribute("value")));
            }
            child.skip();
        });
        return known && Numbers.isWord(type)
                ? Optional.of(
                        new Feedback(type, JingleXmlReader.optional(subtype).filter(Numbers::isWord), parameters))
                : Optional.empty();
    }

    static void write(XMLStreamWriter writer, Feedback feedback) throws XMLStreamException {
        if (feedback.type().equals(Feedback.REPORT_INTERVAL)) {
            Tags.empty(
                    writer,
                    FEEDBACK,
                    "rtcp-fb-trr-int",
                    "value",
                    feedback.subtype().orElse("0"));
            return;
        }
        Tags.start(
                writer,
                FEEDBACK,
                "rtcp-fb",
                "type",
                feedback.type(),
                "subtype",
                feedback.subtype().orElse(""));
        for (Parameter parameter : feedback.parameters()) {
            Tags.parameter(writer, parameter);
        }
        writer.writeEndElement();
    }
}
