package org.isthmus.ui.call;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.GridPane;

/** The twelve keys of a telephone; the keyboard's digits press them too. FX thread. */
final class Keypad extends GridPane {

    private static final String KEYS = "123456789*0#";
    private static final int COLUMNS = 3;

    Keypad(Consumer<Character> press) {
        getStyleClass().add("keypad");
        setHgap(8);
        setVgap(8);
        for (int i = 0; i < KEYS.length(); i++) {
            char digit = KEYS.charAt(i);
            Button key = new Button(String.valueOf(digit));
            key.getStyleClass().add("keypad-key");
            key.setOnAction(click -> press.accept(digit));
            add(key, i % COLUMNS, i / COLUMNS);
        }
        setOnKeyTyped(typed -> {
            String text = typed.getCharacter();
            if (text.length() == 1 && KEYS.contains(text)) {
                press.accept(text.charAt(0));
                typed.consume();
            }
        });
    }
}
