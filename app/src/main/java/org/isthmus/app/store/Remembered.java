package org.isthmus.app.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Small things to remember from one run to the next, by name. */
public final class Remembered {

    private Remembered() {}

    public static Optional<String> get(Handle handle, String name) {
        return handle.select("SELECT value FROM remembered WHERE name = ?", name)
                .mapTo(String.class)
                .findOne();
    }

    public static void put(Handle handle, String name, String value) {
        handle.execute("INSERT OR REPLACE INTO remembered (name, value) VALUES (?, ?)", name, value);
    }
}
