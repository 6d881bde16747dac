package org.isthmus.ui.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;
import org.nibor.autolink.Span;

/** Cuts a message's text into plain runs, links and emoji. Thread-safe. */
public final class BodyParser {

    private final EmojiIndex emoji;
    private final LinkExtractor links = LinkExtractor.builder()
            .linkTypes(EnumSet.of(LinkType.URL, LinkType.WWW))
            .build();

    public BodyParser(EmojiIndex emoji) {
        this.emoji = emoji;
    }

    /** With links. */
    public List<TextRun> parse(String body) {
        List<TextRun> runs = new ArrayList<>();
        for (Span span : links.extractSpans(body)) {
            String text = body.substring(span.getBeginIndex(), span.getEndIndex());
            Optional<String> url = span instanceof LinkSpan link ? url(link.getType(), text) : Optional.empty();
            if (url.isPresent()) {
                runs.add(new TextRun.Link(text, url.get()));
            } else {
                addPlain(text, runs);
            }
        }
        return runs;
    }

    /** Without links, for one line in a list: line ends and direction marks become spaces or nothing. */
    public List<TextRun> parseLine(String text) {
        List<TextRun> runs = new ArrayList<>();
        addPlain(oneLine(text), runs);
        return runs;
    }

    /** Whether the text is nothing but a few emoji, which are then drawn large. */
    public boolean isOnlyEmoji(List<TextRun> runs) {
        return !runs.isEmpty() && runs.size() <= 3 && runs.stream().allMatch(run -> run instanceof TextRun.Symbol);
    }

    private static Optional<String> url(LinkType type, String text) {
        if (type == LinkType.WWW) {
            return Optional.of("https://" + text);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        boolean web = lower.startsWith("https://") || lower.startsWith("http://");
        return web ? Optional.of(text) : Optional.empty();
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
            if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                line.append(' ');
            } else if (!direction) {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }

    private void addPlain(String text, List<TextRun> runs) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        StringBuilder plain = new StringBuilder();
        int start = characters.first();
        for (int end = characters.next(); end != BreakIterator.DONE; start = end, end = characters.next()) {
            String character = text.substring(start, end);
            Optional<Emoji> found = emoji.find(character);
            if (found.isPresent()) {
                flush(plain, runs);
                runs.add(new TextRun.Symbol(found.get()));
            } else {
                plain.append(character);
            }
        }
        flush(plain, runs);
    }

    private static void flush(StringBuilder plain, List<TextRun> runs) {
        if (!plain.isEmpty()) {
            runs.add(new TextRun.Plain(plain.toString()));
            plain.setLength(0);
        }
    }
}
