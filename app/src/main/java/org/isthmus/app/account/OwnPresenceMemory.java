package org.isthmus.app.account;

import java.util.Optional;
import org.isthmus.app.store.Database;
import org.isthmus.app.store.Remembered;
import org.isthmus.gateway.endpoint.OwnPresence;
import org.isthmus.gateway.signal.Availability;

/** What the person last said about being reachable, from one run to the next. */
final class OwnPresenceMemory {

    private static final String NAME = "own-presence";

    private final Database database;
    private volatile OwnPresence presence = new OwnPresence(Availability.AVAILABLE, "");

    OwnPresenceMemory(Database database) {
        this.database = database;
    }

    void load() {
        Optional<String> text = database.readNow(handle -> Remembered.get(handle, NAME));
        text.ifPresent(value -> {
            int end = value.indexOf('\n');
            presence = new OwnPresence(Availability.valueOf(value.substring(0, end)), value.substring(end + 1));
        });
    }

    OwnPresence get() {
        return presence;
    }

    void set(OwnPresence newPresence) {
        presence = newPresence;
        String text = newPresence.availability().name() + "\n" + newPresence.note();
        database.change(handle -> Remembered.put(handle, NAME, text));
    }
}
