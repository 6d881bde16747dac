package org.isthmus.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The wrapped text of a message with links and emoji. */
public final class BodyFlow extends TextFlow {

    private static final double EMOJI = 19;
    private static final double LARGE_EMOJI = 40;

    private final TextKit kit;
    private final Consumer<String> browse;

    /** @param browse opens a link; called only on a click */
    public BodyFlow(TextKit kit, Consumer<String> browse) {
        this.kit = kit;
        this.browse = browse;
        getStyleClass().add("body-flow");
    }

    public void show(String body) {
        List<TextRun> runs = kit.parser().parse(body);
        boolean large = kit.parser().isOnlyEmoji(runs);
        setNodeOrientation(TextDirection.of(body));
        List<Node> nodes = new ArrayList<>(runs.size());
        for (TextRun run : runs) {
            nodes.add(
                    switch (run) {
                        case TextRun.Plain(String text) -> styled(text, "body-text");
                        case TextRun.Link(String text, String url) -> link(text, url);
                        case TextRun.Symbol(Emoji emoji) -> symbol(emoji, large ? LARGE_EMOJI : EMOJI);
                    });
        }
        getChildren().setAll(nodes);
    }

    private ImageView symbol(Emoji emoji, double size) {
        ImageView view = kit.sheet().draw(emoji, size);
        view.setTranslateY(size * 0.2);
        return view;
    }

    private Text link(String text, String url) {
        Text link = styled(text, "body-link");
        link.setCursor(Cursor.HAND);
        link.setOnMouseClicked(click -> {
            if (click.isStillSincePress()) {
                browse.accept(url);
                click.consume();
            }
        });
        return link;
    }

    private Text styled(String text, String style) {
        Text node = new Text(text);
        node.setStyle(kit.font().style(text));
        node.getStyleClass().add(style);
        return node;
    }
}
