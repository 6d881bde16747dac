package org.isthmus.ui.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.text.Font;

/**
 * One font for a whole right-to-left text. Where the usual font lacks the letters but has the spaces and signs between them,
 * JavaFX takes turns between two fonts and draws the words in the wrong order; a font that has all of them does not.
 */
public final class ScriptFont {

    private static final List<String> HAVE_ALL = List.of("DejaVu Sans", "Segoe UI", "Arial", "Helvetica", "FreeSans");

    private final Optional<String> family;

    /** Asks the toolkit for its fonts, once. */
    ScriptFont() {
        Set<String> there = Set.copyOf(Font.getFamilies());
        this.family = HAVE_ALL.stream().filter(there::contains).findFirst();
    }

    /** The CSS that sets the font of this text; empty when the usual one is right. */
    String style(String text) {
        return hasRightToLeft(text)
                ? family.map(name -> "-fx-font-family: \"" + name + "\";").orElse("")
                : "";
    }

    private static boolean hasRightToLeft(String text) {
        return text.codePoints().anyMatch(c -> {
            byte direction = Character.getDirectionality(c);
            return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        });
    }
}
