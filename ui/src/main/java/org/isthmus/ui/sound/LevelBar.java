package org.isthmus.ui.sound;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/** How loud it is, as a bar on the scale of the ear. FX thread. */
public final class LevelBar extends Region {

    private static final PseudoClass TOO_LOUD = PseudoClass.getPseudoClass("too-loud");

    /** What is softer is as good as silence. */
    private static final double SOFTEST_DECIBEL = -54;

    private static final double TOO_LOUD_DECIBEL = -6;

    /** A bar that fell at once would flicker. */
    private static final double FALL = 0.82;

    private final Region fill = new Region();
    private double shown;

    public LevelBar(String name) {
        getStyleClass().add("level-bar");
        fill.getStyleClass().add("level-fill");
        getChildren().setAll(fill);
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        setAccessibleText(name);
    }

    /** @param level root mean square, 0 to 1 */
    public void show(double level) {
        double decibel = 20 * Math.log10(Math.max(level, 1e-6));
        double wanted = Math.clamp(1 - decibel / SOFTEST_DECIBEL, 0, 1);
        double now = Math.max(wanted, shown * FALL);
        pseudoClassStateChanged(TOO_LOUD, decibel > TOO_LOUD_DECIBEL);
        if (Math.abs(now - shown) > 0.001) {
            shown = now < 0.01 ? 0 : now;
            requestLayout();
        }
    }

    /** How much of the bar is filled, 0 to 1. */
    public double filled() {
        return shown;
    }

    @Override
    protected void layoutChildren() {
        fill.resizeRelocate(0, 0, getWidth() * shown, getHeight());
    }
}
