package org.isthmus.ui.common;

import java.text.BreakIterator;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import org.isthmus.app.people.PresenceSummary;

/** A person's initials on a colour that is always the same for the same name, with their presence as a dot. */
public final class Avatar extends StackPane {

    private static final int HUES = 8;

    private final Label initials = new Label();
    private final Circle dot = new Circle();

    /** @param size in pixels, a multiple of 8 */
    public Avatar(double size) {
        getStyleClass().add("avatar");
        setMinSize(size, size);
        setMaxSize(size, size);
        setPrefSize(size, size);
        StackPane disc = new StackPane(initials);
        disc.getStyleClass().add("avatar-disc");
        initials.getStyleClass().add("avatar-initials");
        initials.setStyle("-fx-font-size: " + Math.round(size * 0.38) + "px;");
        dot.setRadius(Math.clamp(size / 8, 5, 8));
        dot.getStyleClass().add("presence-dot");
        dot.setVisible(false);
        StackPane.setAlignment(dot, Pos.BOTTOM_RIGHT);
        getChildren().addAll(disc, dot);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    public void show(String name) {
        initials.setText(initials(name));
        int hue = Math.floorMod(name.hashCode(), HUES);
        for (int i = 0; i < HUES; i++) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass("hue" + i), i == hue);
        }
        dot.setVisible(false);
    }

    public void show(String name, PresenceSummary presence) {
        show(name);
        PresenceDot.dress(dot, presence);
        dot.setVisible(true);
    }

    /** The first letters of the first and of the last word. */
    static String initials(String name) {
        String[] parts = name.strip().split("[\\s._@-]+");
        String first = firstLetter(parts.length == 0 ? "" : parts[0]);
        boolean oneWord = parts.length < 2 || name.indexOf('@') >= 0;
        String last = oneWord ? "" : firstLetter(parts[parts.length - 1]);
        String both = (first + last).toUpperCase(Locale.ROOT);
        return both.isEmpty() ? "?" : both;
    }

    private static String firstLetter(String word) {
        if (word.isEmpty()) {
            return "";
        }
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(word);
        letters.first();
        return word.substring(0, letters.next());
    }
}
