package org.isthmus.ui.common;

import org.isthmus.app.people.Person;
import org.isthmus.app.people.PresenceSummary;
import org.isthmus.gateway.signal.Availability;

/** Presence in words. */
public final class PresenceText {

    private final Words words;

    public PresenceText(Texts texts) {
        this.words = texts.of(PresenceText.class);
    }

    public String of(PresenceSummary presence) {
        return words.get("presence." + presence.name());
    }

    public String of(Availability availability) {
        return words.get("availability." + availability.name());
    }

    /** For example {@code Available on desk-phone · in a meeting}. */
    public String line(Person person) {
        String state = of(person.presence());
        boolean there = person.presence() != PresenceSummary.OFFLINE && person.presence() != PresenceSummary.UNKNOWN;
        String on = there && !person.device().isEmpty() ? words.get("presence.on", state, person.device()) : state;
        return person.note().isEmpty() ? on : on + " · " + person.note();
    }
}
