package org.isthmus.ui.start;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/** Lets the arrow keys go from one choice to the next; Tab does so anyway. */
final class ArrowKeys {

    private ArrowKeys() {}

    static void between(Node... nodes) {
        List<Node> row = List.of(nodes);
        for (int i = 0; i < row.size(); i++) {
            int here = i;
            row.get(i).addEventHandler(KeyEvent.KEY_PRESSED, event -> {
                int step = switch (event.getCode()) {
                    case RIGHT, DOWN -> 1;
                    case LEFT, UP -> -1;
                    default -> 0;
                };
                if (step != 0) {
                    row.get(Math.floorMod(here + step, row.size())).requestFocus();
                    event.consume();
                }
            });
        }
    }
}
