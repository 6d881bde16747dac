package org.isthmus.gateway.sip.trunk;

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
 */
record MessageHead(String start, List<Line> lines, int bodyStart) {

    /** @param name in lower case and in its long form; empty when the line has no colon */
    record Line(String name, String value) {}

    static MessageHead of(byte[] message) {
        int at = 0;
        while (at < message.length && message[at] >= 0 && message[at] <= ' ') {
            at++;
        }
        List<String> texts = new ArrayList<>();
        while (at < message.length) {
            int end = at;
            while (end < message.length && message[end] != '\r' && message[end] != '\n') {
                end++;
            }
            String text = new String(message, at, end - at, StandardCharsets.UTF_8);
            boolean blank = end == at;
            at = end + (end + 1 < message.length && message[end] == '\r' && message[end + 1] == '\n' ? 2 : 1);
            if (blank) {
                break;
            }
            boolean folded = text.charAt(0) == ' ' || text.charAt(0) == '\t';
            if (folded && texts.size() > 1) {
                texts.add(texts.removeLast() + ' ' + text.strip());
            } else {
                texts.add(text);
            }
        }
        if (texts.isEmpty()) {
            return new MessageHead("", List.of(), message.length);
        }
        List<Line> lines =
                texts.subList(1, texts.size()).stream().map(MessageHead::line).toList();
        return new MessageHead(texts.getFirst(), lines, Math.min(at, message.length));
    }

    private static Line line(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new Line("", text);
        }
        String name = text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        return new Line(longForm(name), text.substring(colon + 1).strip());
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

    List<String> all(String name) {
        return lines.stream()
                .filter(line -> line.name().equals(name))
                .map(Line::value)
                .toList();
    }
}
