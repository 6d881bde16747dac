package org.isthmus.ui.start;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.StrokeLineCap;

/** The sign of the program: two shores and the strip of land between them, drawn as a cable between two sockets. */
final class StartMark extends Pane {

    private static final double WIDTH = 152;
    private static final double HEIGHT = 56;
    private static final double MIDDLE = HEIGHT / 2;
    private static final double RADIUS = 18;

    StartMark() {
        setMinSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        getStyleClass().add("start-mark");
        CubicCurve cable = new CubicCurve(
                RADIUS + 2, MIDDLE, WIDTH * 0.42, MIDDLE + 34, WIDTH * 0.58, MIDDLE - 34, WIDTH - RADIUS - 2, MIDDLE);
        cable.getStyleClass().add("start-cable");
        cable.setStrokeLineCap(StrokeLineCap.ROUND);
        getChildren()
                .addAll(
                        shore(RADIUS + 2, "shore-sip"),
                        shore(WIDTH - RADIUS - 2, "shore-xmpp"),
                        cable,
                        hole(RADIUS + 2),
                        hole(WIDTH - RADIUS - 2));
        setMouseTransparent(true);
    }

    private static Circle shore(double x, String style) {
        Circle circle = new Circle(x, MIDDLE, RADIUS);
        circle.getStyleClass().addAll("shore", style);
        return circle;
    }

    private static Circle hole(double x) {
        Circle circle = new Circle(x, MIDDLE, 5);
        circle.getStyleClass().add("shore-hole");
        return circle;
    }
}
