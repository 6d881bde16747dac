package org.isthmus.ui.bridge;

/**
 * The way of a cable from one socket to another: it leaves both level, as a plug does, and sags between them. A cubic Bézier
 * curve in the coordinates of the patch bay.
 */
record CableCurve(
        double fromX,
        double fromY,
        double controlX1,
        double controlY1,
        double controlX2,
        double controlY2,
        double toX,
        double toY) {

    private static final double DEEPEST_SAG = 34;
    private static final double SAG_PER_PIXEL = 0.09;

    /** A point of the bay. */
    record Point(double x, double y) {}

    /** The curve between two sockets, or between a socket and the mouse. */
    static CableCurve between(double fromX, double fromY, double toX, double toY) {
        double across = toX - fromX;
        double reach = across * 0.45;
        double sag = Math.min(DEEPEST_SAG, Math.hypot(across, toY - fromY) * SAG_PER_PIXEL);
        return new CableCurve(fromX, fromY, fromX + reach, fromY + sag, toX - reach, toY + sag, toX, toY);
    }

    /** The point at a share of the way, 0 at the beginning and 1 at the end. */
    Point at(double share) {
        double rest = 1 - share;
        double a = rest * rest * rest;
        double b = 3 * rest * rest * share;
        double c = 3 * rest * share * share;
        double d = share * share * share;
        return new Point(
                a * fromX + b * controlX1 + c * controlX2 + d * toX,
                a * fromY + b * controlY1 + c * controlY2 + d * toY);
    }

    /** How far a point is from the curve, in pixels; exact enough to tell whether a person meant it. */
    double distance(double x, double y) {
        double nearest = Double.MAX_VALUE;
        int steps = 48;
        for (int i = 0; i <= steps; i++) {
            Point point = at((double) i / steps);
            nearest = Math.min(nearest, Math.hypot(point.x() - x, point.y() - y));
        }
        return nearest;
    }
}
