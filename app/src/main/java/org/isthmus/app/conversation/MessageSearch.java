package org.isthmus.app.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Full-text search over messages. Every word of the query must be in the message, in any order; words of three characters and
 * more are looked up in the index, shorter ones by reading. Nothing in a query is an operator.
 */
final class MessageSearch {

    private static final int LONGEST_QUERY = 500;
    private static final int MOST_WORDS = 12;
    private static final int INDEXED = 3;
    private static final int BEFORE = 30;
    private static final int SNIPPET = 120;

    private final List<String> words;

    MessageSearch(String query) {
        String cut = query.length() > LONGEST_QUERY ? query.substring(0, LONGEST_QUERY) : query;
        this.words = List.of(cut.replace("\0", " ").strip().split("\\s+")).stream()
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** The latest first. */
    List<StoredMessage> run(Handle handle, int limit) {
        if (words.isEmpty() || limit < 1) {
            return List.of();
        }
        List<Object> values = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        String indexed = words.stream()
                .filter(word -> word.codePointCount(0, word.length()) >= INDEXED)
                .map(word -> "\"" + word.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(" "));
        if (!indexed.isEmpty()) {
            conditions.add("m.number IN (SELECT rowid FROM message_text WHERE message_text MATCH ?"
                    + (indexedOnly() ? " ORDER BY rowid DESC LIMIT ?)" : ")"));
            values.add(indexed);
            if (indexedOnly()) {
                values.add(limit);
            }
        }
        for (String word : words) {
            if (word.codePointCount(0, word.length()) < INDEXED) {
                conditions.add("(instr(m.body, ?) OR instr(m.body, ?) OR instr(m.body, ?))");
                values.add(word);
                values.add(word.toLowerCase(Locale.ROOT));
                values.add(word.toUpperCase(Locale.ROOT));
            }
        }
        values.add(limit);
        return handle.select(
                        MessageTable.SELECT + "WHERE " + String.join(" AND ", conditions)
                                + " ORDER BY m.number DESC LIMIT ?",
                        values.toArray())
                .map((row, _) -> MessageTable.read(row))
                .list();
    }

    /** The surroundings of the first match, one line, cut between characters. */
    String snippet(String body) {
        String line = body.strip().replaceAll("\\s+", " ");
        String lower = line.toLowerCase(Locale.ROOT);
        int match = words.stream()
                .mapToInt(word -> lower.indexOf(word.toLowerCase(Locale.ROOT)))
                .filter(index -> index >= 0)
                .min()
                .orElse(0);
        int from = boundary(line, Math.max(0, Math.min(match, line.length()) - BEFORE));
        int to = boundary(line, Math.min(line.length(), from + SNIPPET));
        return (from > 0 ? "\u2026" : "") + line.substring(from, to) + (to < line.length() ? "\u2026" : "");
    }

    private boolean indexedOnly() {
        return words.stream().allMatch(word -> word.codePointCount(0, word.length()) >= INDEXED);
    }

    private static int boundary(String text, int index) {
        boolean inside = index > 0
                && index < text.length()
                && Character.isLowSurrogate(text.charAt(index))
                && Character.isHighSurrogate(text.charAt(index - 1));
        return inside ? index - 1 : index;
    }
}
