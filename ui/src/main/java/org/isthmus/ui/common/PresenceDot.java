package org.isthmus.ui.common;

import javafx.scene.shape.Circle;
import org.isthmus.app.people.PresenceSummary;
import org.isthmus.gateway.signal.Availability;

/** The small dot that says how reachable somebody is; its words are in {@link PresenceText}. */
public final class PresenceDot {

    private PresenceDot() {}

    public static Circle of(PresenceSummary presence) {
        Circle dot = new Circle(5);
        dress(dot, presence);
        return dot;
    }

    public static void dress(Circle dot, PresenceSummary presence) {
        dot.getStyleClass().setAll("presence-dot", style(presence));
    }

    /** The dot of one device, or of what the person says about themselves. */
    public static Circle of(Availability availability) {
        return of(summary(availability));
    }

    public static PresenceSummary summary(Availability availability) {
        return switch (availability) {
            case CHAT, AVAILABLE -> PresenceSummary.AVAILABLE;
            case AWAY -> PresenceSummary.AWAY;
            case EXTENDED_AWAY -> PresenceSummary.EXTENDED_AWAY;
            case BUSY -> PresenceSummary.BUSY;
            case OFFLINE -> PresenceSummary.OFFLINE;
        };
    }

    private static String style(PresenceSummary presence) {
        return switch (presence) {
            case UNKNOWN -> "presence-unknown";
            case OFFLINE -> "presence-offline";
            case AWAY, EXTENDED_AWAY -> "presence-away";
            case BUSY -> "presence-busy";
            case AVAILABLE -> "presence-available";
        };
    }
}
