package org.isthmus.gateway.sip.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The lines of a message up to its blank line, folded ones joined, taken apart no further. For what a parser does not tell, and
 * for messages that it cannot read.
 *
 * @param start the Request-Line or Status-Line
 * @param bodyStart where the body begins, or the end of the message when there is no blank line
 * @param isRegular it has its blank line, none of its lines was folded, and nothing stands before the first
 */
public record MessageHead(String start, List<Line> lines, int bodyStart, boolean isRegular) {

    /**
     * @param text as it came, folded lines joined
     * @param name in lower case and in its long form; empty when the line has no colon
     */
    public record Line(String text, String name, boolean isNamedPlainly) {

        static Line of(String text) {
            int colon = text.indexOf(':');
            if (colon < 0) {
                return new Line(text, "", false);
            }
            String written = text.substring(0, colon);
            String name = written.strip().toLowerCase(Locale.ROOT);
            return new Line(text, longForm(name), isPlain(written));
        }

        private static boolean isPlain(String name) {
            for (int i = 0; i < name.length(); i++) {
                if (!Chars.TOKEN.has(name.charAt(i))) {
                    return false;
                }
            }
            return true;
        }

        /** What follows the colon, or the whole line when it has none. */
        public String value() {
            return text.indexOf(':') < 0
                    ? text
                    : text.substring(text.indexOf(':') + 1).strip();
        }
    }

    static MessageHead of(byte[] message) {
        int at = 0;
        while (at < message.length && message[at] >= 0 && message[at] <= ' ') {
            at++;
        }
        boolean regular = at == 0 && message.length > 0 && message[0] > 0;
        boolean ended = false;
        List<String> texts = new ArrayList<>();
        while (at < message.length && !ended) {
            int end = at;
            while (end < message.length && message[end] != '\r' && message[end] != '\n') {
                end++;
            }
            ended = end == at;
            if (!ended) {
                regular &= message[at] < 0 || message[at] > ' ';
                add(new String(message, at, end - at, StandardCharsets.UTF_8), texts);
            }
            at = end + (end + 1 < message.length && message[end] == '\r' && message[end + 1] == '\n' ? 2 : 1);
        }
        if (texts.isEmpty()) {
            return new MessageHead("", List.of(), message.length, false);
        }
        List<Line> lines = new ArrayList<>(texts.size());
        for (String text : texts.subList(1, texts.size())) {
            lines.add(Line.of(text));
        }
        return new MessageHead(texts.getFirst(), lines, Math.min(at, message.length), regular && ended);
    }

    private static void add(String text, List<String> texts) {
        boolean folded = text.charAt(0) == ' ' || text.charAt(0) == '\t';
        if (folded && texts.size() > 1) {
            texts.add(texts.removeLast() + ' ' + text.strip());
        } else {
            texts.add(text);
        }
    }

    private static String longForm(String name) {
        return switch (name) {
            case "v" -> "via";
            case "f" -> "from";
            case "t" -> "to";
            case "i" -> "call-id";
            case "l" -> "content-length";
            default -> name;
        };
    }

    /** The values of all lines of that name, in order. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(1);
        for (Line line : lines) {
            if (line.name().equals(name)) {
                values.add(line.value());
            }
        }
        return values;
    }
}
