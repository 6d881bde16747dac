package org.isthmus.gateway.call.jingle;

import static org.isthmus.gateway.call.jingle.Namespaces.GROUPING;
import static org.isthmus.gateway.call.jingle.Namespaces.JINGLE;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.Numbers;
import org.isthmus.gateway.sip.body.BodyException;
import org.isthmus.gateway.sip.body.SafeXml;
import org.isthmus.gateway.sip.body.SafeXml.Cursor;
import org.isthmus.media.description.SessionDescription.Group;

/** Reads the XML of an element. What is not known is passed over; contents and payloads beyond a limit too. */
final class JingleXmlReader {

    private static final int MOST_CONTENTS = 64;
    private static final int MOST_GROUPS = 16;
    private static final int MOST_PAYLOADS = 16;
    private static final int LONGEST_SID = 512;

    private final List<JingleContent> contents = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final List<JingleElement> payloads = new ArrayList<>();
    private Optional<JingleReason> reason = Optional.empty();

    private JingleXmlReader() {}

    static Jingle read(String xml) throws JingleException {
        try {
            return SafeXml.read(xml.getBytes(StandardCharsets.UTF_8), cursor -> new JingleXmlReader().jingle(cursor));
        } catch (BodyException e) {
            throw new JingleException(String.valueOf(e.getMessage()), e);
        }
    }

    private Jingle jingle(Cursor cursor) throws XMLStreamException, BodyException {
        cursor.root(JINGLE, "jingle");
        String word = cursor.attribute("action");
        JingleAction action =
                JingleAction.of(word).orElseThrow(() -> new BodyException("Jingle without an action that is known"));
        String sid = cursor.attribute("sid");
        if (sid.isEmpty() || sid.length() > LONGEST_SID) {
            throw new BodyException("Jingle without a sid");
        }
        Optional<String> initiator = optional(cursor.attribute("initiator"));
        Optional<String> responder = optional(cursor.attribute("responder"));
        cursor.mixed(this::child);
        cursor.finish();
        return new Jingle(action, sid, initiator, responder, contents, groups, reason, payloads);
    }

    private void child(Cursor cursor) throws XMLStreamException, BodyException {
        if (cursor.is(JINGLE, "content") && contents.size() < MOST_CONTENTS) {
            contents.add(ContentReader.read(cursor));
        } else if (cursor.is(JINGLE, "reason")) {
            reason = Optional.of(reason(cursor));
        } else if (cursor.is(GROUPING, "group") && groups.size() < MOST_GROUPS) {
            Group group = group(cursor);
            if (Numbers.isWord(group.semantics())) {
                groups.add(group);
            }
        } else if (!cursor.isIn(JINGLE) && !cursor.isIn(GROUPING) && payloads.size() < MOST_PAYLOADS) {
            payloads.add(ElementReader.read(cursor));
        } else {
            cursor.skip();
        }
    }

    private static Group group(Cursor cursor) throws XMLStreamException, BodyException {
        List<String> names = new ArrayList<>();
        String semantics = cursor.attribute("semantics");
        cursor.mixed(child -> {
            if (child.is(GROUPING, "content") && names.size() < MOST_CONTENTS) {
                names.add(child.attribute("name"));
            }
            child.skip();
        });
        return new Group(semantics, names);
    }

    private static JingleReason reason(Cursor cursor) throws XMLStreamException, BodyException {
        List<String> words = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<JingleElement> details = new ArrayList<>();
        cursor.mixed(child -> {
            if (child.is(JINGLE, "text")) {
                texts.add(child.text().strip());
            } else if (child.isIn(JINGLE)) {
                words.add(child.name());
                child.skip();
            } else if (details.size() < MOST_PAYLOADS) {
                details.add(ElementReader.read(child));
            } else {
                child.skip();
            }
        });
        return new JingleReason(
                new CallEnd(
                        words.isEmpty() ? CallEnd.Reason.UNSAID : JingleReason.reason(words.getFirst()),
                        texts.isEmpty() ? Optional.empty() : optional(texts.getFirst())),
                details);
    }

    static Optional<String> optional(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
