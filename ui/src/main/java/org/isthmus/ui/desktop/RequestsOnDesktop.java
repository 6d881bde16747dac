package org.isthmus.ui.desktop;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.isthmus.app.desktop.Notice;
import org.isthmus.app.people.People;
import org.isthmus.app.people.PeopleEvent;
import org.isthmus.app.people.PresenceRequest;
import org.isthmus.ui.common.Addresses;

/** One notice for all who ask to see the person's presence, until they have their answers. FX thread. */
final class RequestsOnDesktop {

    private static final String SUBJECT = "requests";

    private final Desk desk;
    private final People people;
    private final Set<PresenceRequest> known = new HashSet<>();

    RequestsOnDesktop(Desk desk) {
        this.desk = desk;
        this.people = desk.context().client().people();
    }

    void take(List<PeopleEvent> events) {
        if (events.stream().noneMatch(PeopleEvent.RequestsChanged.class::isInstance)) {
            return;
        }
        List<PresenceRequest> waiting = people.requests();
        known.retainAll(waiting);
        if (waiting.isEmpty()) {
            desk.withdraw(SUBJECT);
        } else if (known.addAll(waiting)) {
            desk.show(notice(waiting));
        }
    }

    void withdrawAll() {
        desk.withdraw(SUBJECT);
    }

    private Notice notice(List<PresenceRequest> waiting) {
        PresenceRequest latest = waiting.getLast();
        String who = Addresses.shown(latest.from()) + " \u00b7 " + latest.from().network();
        return new Notice(
                SUBJECT,
                Notice.Kind.REQUEST,
                waiting.size() == 1 ? desk.words().get("request") : desk.words().get("requests", waiting.size()),
                latest.note().isBlank() || !desk.showsText() ? who : who + "\n" + latest.note(),
                desk.toFront(desk.context().navigator()::openPeople),
                List.of(desk.opening("show", desk.context().navigator()::openPeople)));
    }
}
