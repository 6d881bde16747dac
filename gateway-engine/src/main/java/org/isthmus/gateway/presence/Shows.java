package org.isthmus.gateway.presence;

import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.signal.Availability;

/** The words for availability: the show values of XMPP, and the activities of RPID (RFC 4480 section 3.2). */
final class Shows {

    private static final Set<String> BUSY = Set.of("busy", "meeting", "presentation", "on-the-phone");
    private static final Set<String> AWAY = Set.of(
            "away",
            "meal",
            "breakfast",
            "lunch",
            "dinner",
            "in-transit",
            "travel",
            "steering",
            "sleeping",
            "appointment");
    private static final Set<String> EXTENDED_AWAY = Set.of("vacation", "holiday", "permanent-absence");

    private Shows() {}

    static Optional<Availability> fromShow(String show) {
        return switch (show) {
            case "chat" -> Optional.of(Availability.CHAT);
            case "away" -> Optional.of(Availability.AWAY);
            case "xa" -> Optional.of(Availability.EXTENDED_AWAY);
            case "dnd" -> Optional.of(Availability.BUSY);
            default -> Optional.empty();
        };
    }

    /** Empty for available and for offline, which are no show. */
    static Optional<String> toShow(Availability availability) {
        return switch (availability) {
            case CHAT -> Optional.of("chat");
            case AWAY -> Optional.of("away");
            case EXTENDED_AWAY -> Optional.of("xa");
            case BUSY -> Optional.of("dnd");
            case AVAILABLE, OFFLINE -> Optional.empty();
        };
    }

    static Optional<Availability> fromActivity(String activity) {
        if (BUSY.contains(activity)) {
            return Optional.of(Availability.BUSY);
        }
        if (AWAY.contains(activity)) {
            return Optional.of(Availability.AWAY);
        }
        return EXTENDED_AWAY.contains(activity) ? Optional.of(Availability.EXTENDED_AWAY) : Optional.empty();
    }

    /** The activity that says the same, where there is one. */
    static Optional<String> toActivity(Availability availability) {
        return switch (availability) {
            case AWAY, EXTENDED_AWAY -> Optional.of("away");
            case BUSY -> Optional.of("busy");
            case CHAT, AVAILABLE, OFFLINE -> Optional.empty();
        };
    }
}
