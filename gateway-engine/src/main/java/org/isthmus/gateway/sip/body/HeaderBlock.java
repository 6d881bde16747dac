package org.isthmus.gateway.sip.body;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Header lines up to an empty line, as MIME and CPIM have them. Line ends may be CRLF or LF, a line that begins with white
 * space continues the one before.
 *
 * @param fields in the order of the text
 * @param end where the body begins
 */
record HeaderBlock(List<Field> fields, int end) {

    private static final int MOST_FIELDS = 100;
    private static final int LONGEST_LINE = 8192;

    HeaderBlock {
        fields = List.copyOf(fields);
    }

    /** One header. */
    record Field(String name, String value) {}

    /** The value of the first header of that name, or empty text. */
    String value(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return field.value();
            }
        }
        return "";
    }

    static HeaderBlock read(byte[] text, int from, int limit) throws BodyException {
        List<Field> fields = new ArrayList<>();
        int at = from;
        while (at < limit) {
            int newline = indexOf(text, '\n', at, limit);
            int next = newline < 0 ? limit : newline + 1;
            int end = newline < 0 ? limit : newline;
            if (end > at && text[end - 1] == '\r') {
                end--;
            }
            if (end == at) {
                return new HeaderBlock(fields, next);
            }
            if (end - at > LONGEST_LINE || fields.size() == MOST_FIELDS) {
                throw new BodyException("too many or too long headers in the body");
            }
            add(new String(text, at, end - at, StandardCharsets.UTF_8), fields);
            at = next;
        }
        return new HeaderBlock(fields, limit);
    }

    private static void add(String line, List<Field> fields) throws BodyException {
        if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
            if (fields.isEmpty()) {
                throw new BodyException("body begins with a continued header");
            }
            Field last = fields.removeLast();
            fields.add(new Field(last.name(), last.value() + " " + line.strip()));
            return;
        }
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new BodyException("header line without a name in the body");
        }
        fields.add(new Field(
                line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
    }

    private static int indexOf(byte[] text, char wanted, int from, int limit) {
        for (int i = from; i < limit; i++) {
            if (text[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
