package org.isthmus.app.gateway.config;

import java.util.ArrayList;
import java.util.List;

/** The mistakes that were found so far. */
final class Mistakes {

    private final List<Mistake> all = new ArrayList<>();

    void add(Place place, Mistake.Kind kind, String... arguments) {
        all.add(Mistake.at(place, kind, arguments));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** In the order of the file, none twice. */
    List<Mistake> inOrder() {
        return all.stream().distinct().sorted(Mistake.BY_PLACE).toList();
    }

    /** Takes back what is only a consequence of a file that could not be read to its end. */
    void forget(Mistake.Kind kind) {
        all.removeIf(mistake -> mistake.kind() == kind);
    }
}
