package org.isthmus.ui.bridge;

import java.util.ArrayList;
import java.util.List;

/** Finds a place on each cable for its label so that labels do not cover each other where that can be helped. */
final class LabelPlaces {

    /** Shares of the way to try, the middle first. */
    private static final double[] CANDIDATES = {
        0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86
    };

    /** How far a label may reach over the end of its cable. */
    private static final double SLACK = 8;

    private final List<Box> taken = new ArrayList<>();

    /** A rectangle that a label covers. */
    private record Box(double left, double top, double width, double height) {

        boolean overlaps(Box other) {
            return left < other.left + other.width
                    && other.left < left + width
                    && top < other.top + other.height
                    && other.top < top + height;
        }
    }

    /** The centre of a label of this size on this cable. */
    CableCurve.Point place(CableCurve curve, double width, double height) {
        CableCurve.Point best = curve.at(CANDIDATES[0]);
        for (double share : CANDIDATES) {
            CableCurve.Point centre = curve.at(share);
            if (fits(centre, width, height, curve)) {
                best = centre;
                break;
            }
        }
        taken.add(box(best, width, height));
        return best;
    }

    private boolean fits(CableCurve.Point centre, double width, double height, CableCurve curve) {
        Box box = box(centre, width, height);
        double left = Math.min(curve.fromX(), curve.toX()) - SLACK;
        double right = Math.max(curve.fromX(), curve.toX()) + SLACK;
        return box.left() >= left
                && box.left() + box.width() <= right
                && taken.stream().noneMatch(box::overlaps);
    }

    private static Box box(CableCurve.Point centre, double width, double height) {
        return new Box(centre.x() - width / 2, centre.y() - height / 2, width, height);
    }
}
