package org.isthmus.ui.people;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.isthmus.app.people.People;
import org.isthmus.app.people.PeopleEvent;
import org.isthmus.app.people.Person;
import org.isthmus.app.people.PersonId;
import org.isthmus.app.people.PresenceRequest;
import org.isthmus.ui.common.Addresses;
import org.isthmus.ui.common.FxObserver;

/**
 * The list of people, by group and name, or by name alone. A change of presence replaces one row; only a change of name or
 * group sorts anew. FX thread.
 */
final class PeopleListModel {

    private final People people;
    private final Collator collator;
    private final ObservableList<PeopleRow> rows = FXCollections.observableArrayList();
    private final ObservableList<PeopleRow> shown = FXCollections.unmodifiableObservableList(rows);
    private final Map<PersonId, Integer> places = new HashMap<>();
    private final ReadOnlyObjectWrapper<List<PresenceRequest>> requests = new ReadOnlyObjectWrapper<>(List.of());
    private String filter = "";
    private boolean grouped = true;

    PeopleListModel(People people, Locale locale, Executor fx) {
        this.people = people;
        this.collator = Collator.getInstance(locale);
        people.observe(new FxObserver<>(fx, this::changed));
        requests.set(people.requests());
        rebuild();
    }

    ObservableList<PeopleRow> rows() {
        return shown;
    }

    ReadOnlyObjectProperty<List<PresenceRequest>> requestsProperty() {
        return requests.getReadOnlyProperty();
    }

    /** Shows only those whose name or address contains the text. */
    void setFilter(String text) {
        filter = text.strip().toLowerCase(Locale.ROOT);
        rebuild();
    }

    void setGrouped(boolean on) {
        grouped = on;
        rebuild();
    }

    /** The row of the person, -1 when they are not shown. */
    int indexOf(PersonId person) {
        return places.getOrDefault(person, -1);
    }

    private void changed(List<PeopleEvent> events) {
        boolean anew = false;
        for (PeopleEvent event : events) {
            switch (event) {
                case PeopleEvent.Changed(Person person) -> anew |= !replace(person);
                case PeopleEvent.Removed _ -> anew = true;
                case PeopleEvent.RequestsChanged _ -> requests.set(people.requests());
            }
        }
        if (anew) {
            rebuild();
        }
    }

    private boolean replace(Person person) {
        int place = indexOf(person.id());
        if (place < 0) {
            return !matches(person);
        }
        boolean sameOrder = rows.get(place) instanceof PeopleRow.Entry(Person old)
                && old.name().equals(person.name())
                && old.groups().equals(person.groups())
                && matches(person);
        if (sameOrder) {
            rows.set(place, new PeopleRow.Entry(person));
        }
        return sameOrder;
    }

    private void rebuild() {
        Comparator<Person> byName = Comparator.comparing(Person::name, collator);
        List<Person> shown =
                people.all().stream().filter(this::matches).sorted(byName).toList();
        List<PeopleRow> all = new ArrayList<>();
        if (grouped) {
            Map<String, List<Person>> groups = new TreeMap<>(lastWhenEmpty());
            shown.forEach(person -> groups.computeIfAbsent(group(person), name -> new ArrayList<>())
                    .add(person));
            groups.forEach((name, members) -> {
                if (groups.size() > 1 || !name.isEmpty()) {
                    all.add(new PeopleRow.Group(name, members.size()));
                }
                members.forEach(person -> all.add(new PeopleRow.Entry(person)));
            });
        } else {
            shown.forEach(person -> all.add(new PeopleRow.Entry(person)));
        }
        places.clear();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof PeopleRow.Entry(Person person)) {
                places.put(person.id(), i);
            }
        }
        rows.setAll(all);
    }

    private Comparator<String> lastWhenEmpty() {
        return Comparator.<String, Boolean>comparing(String::isEmpty).thenComparing(collator::compare);
    }

    private String group(Person person) {
        Optional<String> first = person.groups().stream().min(collator::compare);
        return first.orElse("");
    }

    private boolean matches(Person person) {
        return filter.isEmpty()
                || person.name().toLowerCase(Locale.ROOT).contains(filter)
                || person.points().stream()
                        .anyMatch(point -> Addresses.shown(point.address())
                                .toLowerCase(Locale.ROOT)
                                .contains(filter));
    }
}
