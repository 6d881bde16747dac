package org.isthmus.gateway.vectors;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The vectors that nothing answers for yet: the one place where any is left out, and why. */
final class NotYet {

    private static final Map<String, String> BY_AREA = Map.of(
            "chat", "MSRP sessions are not built",
            "groupchat", "rooms are not built",
            "media", "no bridge carries a call yet, so that no flow of one can run");

    static final Set<String> AREAS = BY_AREA.keySet();

    private NotYet() {}

    static Optional<String> reason(Vector vector) {
        boolean translated = vector.area().equals("media") && !vector.kind().equals("flow");
        return translated ? Optional.empty() : Optional.ofNullable(BY_AREA.get(vector.area()));
    }
}
