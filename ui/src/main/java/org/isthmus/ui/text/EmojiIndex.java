package org.isthmus.ui.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which texts are emoji that there is a picture of. Immutable. */
public final class EmojiIndex {

    private final Map<String, Emoji> byText = new HashMap<>();
    private final List<Emoji> offered = new ArrayList<>();

    private EmojiIndex() {}

    /** Reads the index that comes with the program. */
    public static EmojiIndex load() {
        EmojiIndex index = new EmojiIndex();
        InputStream resource = EmojiIndex.class.getResourceAsStream("emoji.tsv");
        if (resource == null) {
            throw new IllegalStateException("The program is incomplete: emoji.tsv is missing.");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                index.add(line.split("\t"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return index;
    }

    private void add(String[] fields) {
        StringBuilder text = new StringBuilder();
        for (String codePoint : fields[0].split("-")) {
            text.appendCodePoint(Integer.parseInt(codePoint, 16));
        }
        String category = fields[3].equals("-") ? "" : fields[3];
        Emoji emoji = new Emoji(text.toString(), Integer.parseInt(fields[1]), Integer.parseInt(fields[2]), category);
        byText.put(emoji.text(), emoji);
        if (!category.isEmpty()) {
            offered.add(emoji);
        }
    }

    /**
     * The emoji that is exactly this user-perceived character. Digits, and signs that are text unless they are followed by
     * U+FE0F, are none (Unicode TR 51 section 4).
     */
    public Optional<Emoji> find(String character) {
        int first = character.codePointAt(0);
        boolean single = character.codePointCount(0, character.length()) == 1;
        if (!Character.isEmoji(first) || (single && !Character.isEmojiPresentation(first))) {
            return Optional.empty();
        }
        return Optional.ofNullable(byText.get(character));
    }

    /** What a picker offers, in its order. */
    public List<Emoji> offered() {
        return List.copyOf(offered);
    }
}
