package org.isthmus.ui.text;

import java.net.URL;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/** Draws emoji from one picture, since JavaFX draws colour fonts blank on Linux. Reads it when the first is drawn. FX thread. */
public final class EmojiSheet {

    /** Pixels of a picture, and of a picture with the gap around it. */
    private static final int SIDE = 32;

    private static final int CELL = SIDE + 2;

    private Optional<Image> sheet = Optional.empty();

    /** A picture as high as the letters around it are. */
    public ImageView draw(Emoji emoji, double size) {
        ImageView view = new ImageView(image());
        view.setViewport(new Rectangle2D(emoji.column() * CELL + 1.0, emoji.row() * CELL + 1.0, SIDE, SIDE));
        view.setFitWidth(size);
        view.setFitHeight(size);
        view.setSmooth(true);
        view.setAccessibleText(emoji.text());
        return view;
    }

    private Image image() {
        if (sheet.isEmpty()) {
            URL file = EmojiSheet.class.getResource("emoji-32.png");
            if (file == null) {
                throw new IllegalStateException("The program is incomplete: emoji-32.png is missing.");
            }
            sheet = Optional.of(new Image(file.toExternalForm()));
        }
        return sheet.orElseThrow();
    }
}
