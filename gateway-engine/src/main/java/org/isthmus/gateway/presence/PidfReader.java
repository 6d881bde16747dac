package org.isthmus.gateway.presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamException;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.sip.body.BodyException;
import org.isthmus.gateway.sip.body.SafeXml;
import org.isthmus.gateway.sip.body.Timestamps;

/** Collects what a PIDF document says. One for each document. */
final class PidfReader {

    static final String PIDF = "urn:ietf:params:xml:ns:pidf";
    static final String DATA_MODEL = "urn:ietf:params:xml:ns:pidf:data-model";
    static final String RPID = "urn:ietf:params:xml:ns:pidf:rpid";
    static final String JABBER = "jabber:client";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    private static final int MOST_TUPLES = 200;
    private static final int LONGEST_NOTE = 4096;

    private final SafeXml.Cursor cursor;
    private final List<Tuple> tuples = new ArrayList<>();
    private final Map<String, String> presenceNotes = new LinkedHashMap<>();
    private final Map<String, String> personNotes = new LinkedHashMap<>();
    private Optional<Availability> personActivity = Optional.empty();
    private String defaultLanguage = "";

    PidfReader(SafeXml.Cursor cursor) {
        this.cursor = cursor;
    }

    /** A tuple as it was written, before persons and notes of the whole document are applied to it. */
    record Tuple(
            String id,
            Optional<Boolean> open,
            Optional<Availability> show,
            Optional<Availability> activity,
            Map<String, String> notes,
            OptionalInt priority,
            Optional<Instant> timestamp) {}

    List<Tuple> tuples() {
        return tuples;
    }

    Optional<Availability> personActivity() {
        return personActivity;
    }

    /** The notes that count for a tuple without its own. */
    Map<String, String> sharedNotes() {
        return presenceNotes.isEmpty() ? personNotes : presenceNotes;
    }

    void read() throws XMLStreamException, BodyException {
        cursor.root(PIDF, "presence");
        defaultLanguage = cursor.attribute(XML, "lang");
        while (cursor.nextChild()) {
            if (cursor.is(PIDF, "tuple")) {
                readTuple().ifPresent(tuples::add);
                if (tuples.size() > MOST_TUPLES) {
                    throw new BodyException("PIDF with more than " + MOST_TUPLES + " tuples");
                }
            } else if (cursor.is(PIDF, "note")) {
                readNote(presenceNotes);
            } else if (cursor.is(DATA_MODEL, "person")) {
                readPerson();
            } else {
                cursor.skip();
            }
        }
        cursor.finish();
    }

    private void readPerson() throws XMLStreamException, BodyException {
        while (cursor.nextChild()) {
            if (cursor.is(RPID, "activities")) {
                personActivity = weightier(personActivity, readActivities(personNotes));
            } else if (cursor.is(DATA_MODEL, "note")) {
                readNote(personNotes);
            } else {
                cursor.skip();
            }
        }
    }

    private Optional<Tuple> readTuple() throws XMLStreamException, BodyException {
        TupleUnderWay tuple = new TupleUnderWay(cursor.attribute("id").strip());
        while (cursor.nextChild()) {
            if (cursor.is(PIDF, "status")) {
                readStatus(tuple);
            } else if (cursor.is(PIDF, "contact")) {
                tuple.priority = Priorities.fromPidf(cursor.attribute("priority"));
                cursor.skip();
            } else if (cursor.is(PIDF, "note")) {
                readNote(tuple.notes);
            } else if (cursor.is(PIDF, "timestamp")) {
                tuple.timestamp = Timestamps.parse(cursor.text());
            } else {
                readExtension(tuple);
            }
        }
        return tuple.usable ? Optional.of(tuple.finished()) : Optional.empty();
    }

    private void readStatus(TupleUnderWay tuple) throws XMLStreamException, BodyException {
        while (cursor.nextChild()) {
            if (cursor.is(PIDF, "basic")) {
                tuple.open = basic(cursor.text().strip());
            } else if (cursor.is(JABBER, "show")) {
                tuple.show = Shows.fromShow(cursor.text().strip());
            } else {
                readExtension(tuple);
            }
        }
    }

    private static Optional<Boolean> basic(String text) {
        return switch (text) {
            case "open" -> Optional.of(true);
            case "closed" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private void readExtension(TupleUnderWay tuple) throws XMLStreamException, BodyException {
        if (cursor.is(RPID, "activities")) {
            tuple.activity = weightier(tuple.activity, readActivities(tuple.notes));
            return;
        }
        String must = cursor.attribute(PIDF, "mustUnderstand").strip();
        if (must.equals("1") || must.equals("true")) {
            tuple.usable = false;
        }
        cursor.skip();
    }

    private Optional<Availability> readActivities(Map<String, String> notes) throws XMLStreamException, BodyException {
        Optional<Availability> found = Optional.empty();
        while (cursor.nextChild()) {
            if (cursor.is(RPID, "note")) {
                readNote(notes);
            } else {
                found = weightier(found, cursor.isIn(RPID) ? Shows.fromActivity(cursor.name()) : Optional.empty());
                cursor.skip();
            }
        }
        return found;
    }

    /** Of several activities the one that keeps others away counts: busy before away before gone for long. */
    private static Optional<Availability> weightier(Optional<Availability> one, Optional<Availability> other) {
        return one.isEmpty() || (other.isPresent() && weight(other.get()) > weight(one.get())) ? other : one;
    }

    private static int weight(Availability availability) {
        return switch (availability) {
            case BUSY -> 3;
            case AWAY -> 2;
            case EXTENDED_AWAY -> 1;
            default -> 0;
        };
    }

    private void readNote(Map<String, String> into) throws XMLStreamException, BodyException {
        String own = cursor.attribute(XML, "lang").strip();
        String text = cursor.text().strip();
        if (!text.isEmpty()) {
            String language = own.isEmpty() ? defaultLanguage : own;
            into.merge(language, limited(text), (a, b) -> limited(a + "\n" + b));
        }
    }

    private static String limited(String text) {
        if (text.length() <= LONGEST_NOTE) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_NOTE - 1)) ? LONGEST_NOTE - 1 : LONGEST_NOTE;
        return text.substring(0, end);
    }

    private static final class TupleUnderWay {
        private final String id;
        private final Map<String, String> notes = new LinkedHashMap<>();
        private Optional<Boolean> open = Optional.empty();
        private Optional<Availability> show = Optional.empty();
        private Optional<Availability> activity = Optional.empty();
        private OptionalInt priority = OptionalInt.empty();
        private Optional<Instant> timestamp = Optional.empty();
        private boolean usable = true;

        TupleUnderWay(String id) {
            this.id = id;
        }

        Tuple finished() {
            return new Tuple(id, open, show, activity, notes, priority, timestamp);
        }
    }
}
