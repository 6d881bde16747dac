package org.isthmus.app.lab.sip;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isthmus.app.lab.xml.Element;

/** What each user has published about itself, one document for each entity tag (RFC 3903 section 6). */
final class Publications {

    private static final int MOST_OF_ONE_USER = 10;

    private final Map<String, Map<String, Publication>> all = new HashMap<>();

    Optional<Publication> find(String user, String tag) {
        return Optional.ofNullable(all.getOrDefault(user, Map.of()).get(tag));
    }

    boolean full(String user) {
        return all.getOrDefault(user, Map.of()).size() >= MOST_OF_ONE_USER;
    }

    /** @return the new entity tag */
    String put(String user, Element document, Instant expires) {
        String tag = Wire.random();
        all.computeIfAbsent(user, key -> new LinkedHashMap<>()).put(tag, new Publication(document, expires));
        return tag;
    }

    /** What a user inside the program says; there is one such document and it never runs out. */
    void set(String user, Element document) {
        all.computeIfAbsent(user, key -> new LinkedHashMap<>()).put("local", new Publication(document, Instant.MAX));
    }

    void remove(String user, String tag) {
        all.getOrDefault(user, new HashMap<>()).remove(tag);
    }

    List<Element> documents(String user) {
        return all.getOrDefault(user, Map.of()).values().stream()
                .map(Publication::document)
                .toList();
    }

    /** @return the users of whom something has run out */
    Set<String> expire(Instant now) {
        Set<String> changed = new HashSet<>();
        all.forEach((user, publications) -> {
            if (publications.values().removeIf(publication -> now.isAfter(publication.expires()))) {
                changed.add(user);
            }
        });
        return changed;
    }

    record Publication(Element document, Instant expires) {}
}
