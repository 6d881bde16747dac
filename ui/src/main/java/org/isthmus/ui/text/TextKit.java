package org.isthmus.ui.text;

import java.util.List;

/** What text is drawn with: one parser and one sheet for the whole window. */
public record TextKit(BodyParser parser, EmojiSheet sheet, List<Emoji> offered) {

    public static TextKit load() {
        EmojiIndex index = EmojiIndex.load();
        return new TextKit(new BodyParser(index), new EmojiSheet(), index.offered());
    }
}
