package org.isthmus.ui.text;

import java.util.List;

/** What text is drawn with: one parser and one sheet for the whole window. */
public record TextKit(BodyParser parser, EmojiSheet sheet, ScriptFont font, List<Emoji> offered) {

    /** Reads what comes with the program. FX thread. */
    public static TextKit load() {
        EmojiIndex index = EmojiIndex.load();
        return new TextKit(new BodyParser(index), new EmojiSheet(), new ScriptFont(), index.offered());
    }
}
