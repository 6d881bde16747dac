package org.isthmus.app.gateway.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.isthmus.app.gateway.config.Mistake.Kind;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * A table of the file that is asked key by key. What is missing, of a wrong type or out of range becomes a mistake and an
 * empty answer; keys that nobody asked for become mistakes at {@link #finish}.
 */
final class Section {

    private final Mistakes mistakes;
    private final String name;
    private final TomlTable table;
    private final Place place;
    private final Set<String> known = new LinkedHashSet<>();

    /** @param name dotted, as a person would write it; empty for the whole file */
    Section(Mistakes mistakes, String name, TomlTable table, Place place) {
        this.mistakes = mistakes;
        this.name = name;
        this.table = table;
        this.place = place;
    }

    Place place() {
        return place;
    }

    Place placeOf(String key) {
        return Place.of(table.inputPositionOf(List.of(key)));
    }

    boolean has(String key) {
        known.add(key);
        return table.contains(List.of(key));
    }

    /** Makes a mistake of it when the key is not there. */
    Section require(String key) {
        if (!has(key)) {
            mistakes.add(place, Kind.MISSING, full(key));
        }
        return this;
    }

    Optional<Found<String>> text(String key) {
        return value(key).flatMap(value -> {
            if (!(value instanceof String text)) {
                return wrong(key, Kind.NOT_A_TEXT);
            }
            return text.isBlank() ? wrong(key, Kind.EMPTY) : Optional.of(found(key, text.strip()));
        });
    }

    boolean flag(String key, boolean standard) {
        return value(key)
                .flatMap(value ->
                        value instanceof Boolean flag ? Optional.of(flag) : this.<Boolean>wrong(key, Kind.NOT_A_FLAG))
                .orElse(standard);
    }

    Optional<Found<Integer>> number(String key, int least, int most) {
        return value(key).flatMap(value -> {
            if (!(value instanceof Long number)) {
                return wrong(key, Kind.NOT_A_NUMBER);
            }
            if (number < least || number > most) {
                mistakes.add(
                        placeOf(key),
                        Kind.OUT_OF_RANGE,
                        full(key),
                        String.valueOf(least),
                        String.valueOf(most),
                        String.valueOf(number));
                return Optional.empty();
            }
            return Optional.of(found(key, number.intValue()));
        });
    }

    int number(String key, int least, int most, int standard) {
        return number(key, least, most).map(Found::value).orElse(standard);
    }

    /** One of the names of an enum, in lower case. */
    <E extends Enum<E>> Optional<E> choice(String key, E[] choices) {
        return text(key).flatMap(text -> {
            List<String> names = new ArrayList<>();
            for (E choice : choices) {
                String word = choice.name().toLowerCase(Locale.ROOT);
                if (word.equals(text.value())) {
                    return Optional.of(choice);
                }
                names.add("\"" + word + "\"");
            }
            mistakes.add(text.place(), Kind.NOT_A_CHOICE, full(key), text.value(), String.join(", ", names));
            return Optional.empty();
        });
    }

    /** The texts of a list, each with its own place. */
    List<Found<String>> texts(String key) {
        List<Found<String>> texts = new ArrayList<>();
        value(key).ifPresent(value -> {
            if (!(value instanceof TomlArray array)) {
                mistakes.add(placeOf(key), Kind.NOT_A_LIST, full(key));
                return;
            }
            for (int i = 0; i < array.size(); i++) {
                Place at = Place.of(array.inputPositionOf(i));
                if (array.get(i) instanceof String text && !text.isBlank()) {
                    texts.add(new Found<>(full(key), text.strip(), at));
                } else {
                    mistakes.add(at, Kind.NOT_A_LIST, full(key));
                }
            }
        });
        return texts;
    }

    /** The texts of a list as something better; those that are no such thing become mistakes. */
    <T> List<Found<T>> all(String key, BiFunction<Found<String>, Mistakes, Optional<T>> reader) {
        List<Found<T>> all = new ArrayList<>();
        for (Found<String> text : texts(key)) {
            reader.apply(text, mistakes).ifPresent(value -> {
                if (all.stream().anyMatch(before -> before.value().equals(value))) {
                    mistakes.add(text.place(), Kind.TWICE, full(key), text.value());
                } else {
                    all.add(text.map(_ -> value));
                }
            });
        }
        return all;
    }

    /** Like {@link #all}, of a list that is needed and has to have something in it. */
    <T> List<Found<T>> some(String key, BiFunction<Found<String>, Mistakes, Optional<T>> reader) {
        require(key);
        List<Found<T>> some = all(key, reader);
        if (has(key) && texts(key).isEmpty()) {
            mistakes.add(placeOf(key), Kind.EMPTY, full(key));
        }
        return some;
    }

    /** The text as something better. */
    <T> Optional<Found<T>> one(String key, BiFunction<Found<String>, Mistakes, Optional<T>> reader) {
        return text(key).flatMap(text -> reader.apply(text, mistakes).map(value -> text.map(_ -> value)));
    }

    Optional<Section> table(String key) {
        return value(key)
                .flatMap(value -> value instanceof TomlTable inner
                        ? Optional.of(new Section(mistakes, full(key), inner, placeOf(key)))
                        : wrong(key, Kind.NOT_A_TABLE));
    }

    /** All the tables in this one, whatever they are called. */
    Map<String, Section> tables() {
        Map<String, Section> tables = new LinkedHashMap<>();
        for (String key : table.keySet()) {
            table(key).ifPresent(section -> tables.put(key, section));
        }
        return tables;
    }

    /** The value as the library has it. */
    Optional<Object> value(String key) {
        known.add(key);
        @Nullable Object value = table.get(List.of(key));
        return Optional.ofNullable(value);
    }

    /** Makes mistakes of the keys that nobody asked for. */
    void finish() {
        for (String key : table.keySet()) {
            if (!known.contains(key)) {
                Suggestion.of(key, known)
                        .ifPresentOrElse(
                                meant -> mistakes.add(placeOf(key), Kind.UNKNOWN_KEY_LIKE, full(key), full(meant)),
                                () -> mistakes.add(
                                        placeOf(key), Kind.UNKNOWN_KEY, full(key), String.join(", ", known)));
            }
        }
    }

    String full(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    private <T> Found<T> found(String key, T value) {
        return new Found<>(full(key), value, placeOf(key));
    }

    private <T> Optional<T> wrong(String key, Kind kind) {
        mistakes.add(placeOf(key), kind, full(key));
        return Optional.empty();
    }
}
