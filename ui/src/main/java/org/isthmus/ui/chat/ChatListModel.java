package org.isthmus.ui.chat;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.isthmus.app.Client;
import org.isthmus.app.conversation.Conversation;
import org.isthmus.app.conversation.ConversationEvent;
import org.isthmus.app.people.PeopleEvent;
import org.isthmus.app.people.Person;
import org.isthmus.app.people.PersonId;
import org.isthmus.app.people.PresenceSummary;
import org.isthmus.ui.common.FxObserver;

/** The list of chats, the latest first. FX thread; lives as long as the window. */
public final class ChatListModel {

    private static final Comparator<ChatRow> LATEST_FIRST = Comparator.<ChatRow, java.time.Instant>comparing(
                    row -> row.conversation().lastAt())
            .reversed();

    private final Client client;
    private final ObservableList<ChatRow> rows = FXCollections.observableArrayList();
    private final ObservableList<ChatRow> shown = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();

    /** @param fx runs a task on the FX thread, later */
    public ChatListModel(Client client, Executor fx) {
        this.client = client;
        client.conversations().observe(new FxObserver<>(fx, this::conversationsChanged));
        client.people().observe(new FxObserver<>(fx, this::peopleChanged));
        client.conversations().all().forEach(conversation -> rows.add(row(conversation)));
        rows.sort(LATEST_FIRST);
        count();
    }

    ObservableList<ChatRow> rows() {
        return shown;
    }

    /** Messages that nobody has looked at, over all chats. */
    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    int indexOf(PersonId person) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).id().equals(person)) {
                return i;
            }
        }
        return -1;
    }

    private void conversationsChanged(List<ConversationEvent> events) {
        java.util.Map<PersonId, Optional<Conversation>> latest = new java.util.LinkedHashMap<>();
        for (ConversationEvent event : events) {
            switch (event) {
                case ConversationEvent.Changed(Conversation now) -> latest.put(now.person(), Optional.of(now));
                case ConversationEvent.Removed(PersonId gone) -> latest.put(gone, Optional.empty());
                case ConversationEvent.MessageAdded _, ConversationEvent.MessageChanged _ -> {}
            }
        }
        latest.forEach((person, conversation) -> conversation.ifPresentOrElse(
                now -> put(row(now)), () -> rows.removeIf(row -> row.id().equals(person))));
        count();
    }

    private void peopleChanged(List<PeopleEvent> events) {
        Set<PersonId> changed = events.stream()
                .flatMap(event -> event instanceof PeopleEvent.Changed(Person person)
                        ? java.util.stream.Stream.of(person.id())
                        : java.util.stream.Stream.empty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (int i = 0; i < rows.size(); i++) {
            if (changed.contains(rows.get(i).id())) {
                rows.set(i, row(rows.get(i).conversation()));
            }
        }
    }

    private ChatRow row(Conversation conversation) {
        Optional<Person> person = client.people().find(conversation.person());
        return new ChatRow(
                conversation,
                person.map(Person::name).orElse(conversation.title()),
                person.map(Person::networks).orElse(Set.of()),
                person.map(Person::presence).orElse(PresenceSummary.UNKNOWN));
    }

    private void put(ChatRow row) {
        int old = indexOf(row.id());
        int place = Collections.binarySearch(rows, row, LATEST_FIRST);
        boolean stays = old >= 0
                && rows.get(old)
                        .conversation()
                        .lastAt()
                        .equals(row.conversation().lastAt());
        if (stays) {
            rows.set(old, row);
            return;
        }
        if (old >= 0) {
            rows.remove(old);
            place = Collections.binarySearch(rows, row, LATEST_FIRST);
        }
        rows.add(place >= 0 ? place : -place - 1, row);
    }

    private void count() {
        unread.set(rows.stream().mapToInt(row -> row.conversation().unread()).sum());
    }
}
