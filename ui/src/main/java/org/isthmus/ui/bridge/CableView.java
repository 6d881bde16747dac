package org.isthmus.ui.bridge;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeLineCap;

/** A cable as it is drawn: sheath, light on the sheath, and a plug at each end. Also the loose one that follows the mouse. */
final class CableView extends Group {

    /** How far a plug stands out of its socket. */
    static final double PLUG = 26;

    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final PseudoClass LOSSY = PseudoClass.getPseudoClass("lossy");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass LOOSE = PseudoClass.getPseudoClass("loose");

    private final CubicCurve grip = curve("cable-grip");
    private final CubicCurve shade = curve("cable-shade");
    private final CubicCurve sheath = curve("cable-sheath");
    private final CubicCurve light = curve("cable-light");
    private final Group fromPlug = plug("plug-sip", 1);
    private final Group toPlug = plug("plug-xmpp", -1);

    CableView() {
        getStyleClass().add("cable");
        light.setTranslateY(-1.5);
        light.setMouseTransparent(true);
        getChildren().addAll(grip, shade, sheath, light, fromPlug, toPlug);
    }

    void lay(CableCurve curve, boolean fromInSight, boolean toInSight) {
        for (CubicCurve line : List.of(grip, shade, sheath, light)) {
            line.setStartX(curve.fromX());
            line.setStartY(curve.fromY());
            line.setControlX1(curve.controlX1());
            line.setControlY1(curve.controlY1());
            line.setControlX2(curve.controlX2());
            line.setControlY2(curve.controlY2());
            line.setEndX(curve.toX());
            line.setEndY(curve.toY());
        }
        put(fromPlug, curve.fromX(), curve.fromY(), fromInSight);
        put(toPlug, curve.toX(), curve.toY(), toInSight);
    }

    void mark(boolean off, boolean lossy, boolean selected) {
        pseudoClassStateChanged(OFF, off);
        pseudoClassStateChanged(LOSSY, lossy);
        pseudoClassStateChanged(SELECTED, selected);
    }

    /** Only one end is plugged in; {@code plug} at the socket it hangs from. */
    void loose(boolean heldBySip) {
        pseudoClassStateChanged(LOOSE, true);
        fromPlug.setOpacity(heldBySip ? 1 : 0.85);
        toPlug.setOpacity(heldBySip ? 0.85 : 1);
        setMouseTransparent(true);
    }

    private static void put(Group plug, double x, double y, boolean inSight) {
        plug.setTranslateX(x);
        plug.setTranslateY(y);
        plug.setVisible(inSight);
    }

    private static CubicCurve curve(String style) {
        CubicCurve curve = new CubicCurve();
        curve.getStyleClass().add(style);
        curve.setFill(null);
        curve.setStrokeLineCap(StrokeLineCap.BUTT);
        return curve;
    }

    /** Its origin is where the cable begins; the tip points against the direction in which the cable leaves. */
    private static Group plug(String style, int direction) {
        Node tip = bar(-direction * PLUG, -direction * 14, 5, "plug-tip");
        Node body = bar(-direction * 16, 0, 14, "plug-body");
        Node sleeve = bar(-direction * 2, direction * 7, 8, "plug-sleeve");
        Group plug = new Group(tip, body, sleeve);
        plug.getStyleClass().addAll("plug", style);
        plug.setMouseTransparent(true);
        return plug;
    }

    private static Rectangle bar(double from, double to, double thickness, String style) {
        Rectangle bar = new Rectangle(Math.min(from, to), -thickness / 2, Math.abs(to - from), thickness);
        bar.setArcWidth(Math.min(6, thickness));
        bar.setArcHeight(Math.min(6, thickness));
        bar.getStyleClass().add(style);
        return bar;
    }
}
