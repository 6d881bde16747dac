package org.isthmus.ui.text;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/** One line of text with emoji that ends in an ellipsis where the room does. Shows what a label would, and emoji too. */
public final class LineOfText extends Region {

    /** Runs beyond this are never visible in a line. */
    private static final int MOST_RUNS = 24;

    private static final double EMOJI = 16;
    private static final double LEAST_LABEL = 16;

    private final TextKit kit;

    public LineOfText(TextKit kit, String... styles) {
        this.kit = kit;
        getStyleClass().add("line-of-text");
        getStyleClass().addAll(styles);
        setMinWidth(0);
    }

    public void show(String text) {
        setNodeOrientation(TextDirection.of(text));
        List<TextRun> runs = kit.parser().parseLine(text);
        getChildren()
                .setAll(runs.stream()
                        .limit(MOST_RUNS)
                        .map(run -> run instanceof TextRun.Symbol(Emoji emoji)
                                ? kit.sheet().draw(emoji, EMOJI)
                                : label(plain(run)))
                        .toList());
        setAccessibleText(text);
    }

    private Label label(String text) {
        Label label = new Label(text);
        label.setStyle(kit.font().style(text));
        return label;
    }

    private static String plain(TextRun run) {
        return switch (run) {
            case TextRun.Plain(String text) -> text;
            case TextRun.Link(String text, String _) -> text;
            case TextRun.Symbol(Emoji emoji) -> emoji.text();
        };
    }

    @Override
    protected double computePrefWidth(double height) {
        double width = 0;
        for (Node child : getManagedChildren()) {
            width += child.prefWidth(-1);
        }
        return snapSizeX(width) + snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        double height = EMOJI;
        for (Node child : getManagedChildren()) {
            height = Math.max(height, child.prefHeight(-1));
        }
        return height + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        double end = getWidth() - snappedRightInset();
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        for (Node child : getManagedChildren()) {
            double wanted = snapSizeX(child.prefWidth(-1));
            double width = Math.min(wanted, end - x);
            boolean fits = child instanceof ImageView ? width >= wanted : width >= Math.min(wanted, LEAST_LABEL);
            child.setVisible(fits);
            if (fits) {
                layoutInArea(child, x, snappedTopInset(), width, height, 0, javafx.geometry.HPos.LEFT, VPos.CENTER);
                x += width;
            } else {
                x = end;
            }
        }
    }
}
