package org.isthmus.ui.chat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.isthmus.app.conversation.ChatMessage;

/** The messages of one chat as rows: day lines in between, neighbours of one author grouped. FX thread. */
final class ChatTimeline {

    private static final Duration TOGETHER = Duration.ofMinutes(5);

    private final ObservableList<ChatItem> items = FXCollections.observableArrayList();
    private final ObservableList<ChatItem> shown = FXCollections.unmodifiableObservableList(items);
    private final ZoneId zone;

    ChatTimeline(ZoneId zone) {
        this.zone = zone;
    }

    ObservableList<ChatItem> items() {
        return shown;
    }

    /** The number of the oldest message that is here. */
    OptionalLong oldest() {
        return items.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(items.getFirst().number());
    }

    private Optional<ChatMessage> newest() {
        return items.isEmpty() ? Optional.empty() : Optional.of(bubbleAt(items.size() - 1));
    }

    /** Adds newer messages; those that are here already are taken as changed. */
    void append(List<ChatMessage> newer) {
        List<ChatMessage> fresh = new ArrayList<>();
        long last = newest().map(ChatMessage::number).orElse(Long.MIN_VALUE);
        for (ChatMessage message : newer) {
            if (message.number() > last) {
                fresh.add(message);
                last = message.number();
            } else {
                update(message);
            }
        }
        if (!fresh.isEmpty()) {
            items.addAll(rows(newest(), fresh));
        }
    }

    /** Adds older messages, oldest first. */
    void prepend(List<ChatMessage> older) {
        if (older.isEmpty()) {
            return;
        }
        List<ChatItem> rows = rows(Optional.empty(), older);
        if (!items.isEmpty()) {
            ChatMessage next = bubbleAt(1);
            ChatMessage last = older.getLast();
            if (day(last).equals(day(next))) {
                items.remove(0);
                items.set(0, new ChatItem.Bubble(next, !together(last, next)));
            }
        }
        items.addAll(0, rows);
    }

    /** Shows a message anew; one that is not here is left alone. */
    void update(ChatMessage message) {
        OptionalInt index = indexOf(message.number());
        if (index.isPresent() && items.get(index.getAsInt()) instanceof ChatItem.Bubble old) {
            items.set(index.getAsInt(), new ChatItem.Bubble(message, old.first()));
        }
    }

    /** The row of the message with this number. */
    OptionalInt indexOf(long number) {
        int low = 0;
        int high = items.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            ChatItem item = items.get(middle);
            boolean before = item.number() < number || (item.number() == number && item instanceof ChatItem.Day);
            if (before) {
                low = middle + 1;
            } else if (item.number() > number) {
                high = middle - 1;
            } else {
                return OptionalInt.of(middle);
            }
        }
        return OptionalInt.empty();
    }

    /** The latest message that the person wrote. */
    Optional<ChatMessage> lastOwn() {
        for (ChatItem item : items.reversed()) {
            if (item instanceof ChatItem.Bubble(ChatMessage message, boolean _) && message.outgoing()) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    private List<ChatItem> rows(Optional<ChatMessage> before, List<ChatMessage> messages) {
        List<ChatItem> rows = new ArrayList<>();
        Optional<ChatMessage> previous = before;
        for (ChatMessage message : messages) {
            LocalDate day = day(message);
            boolean newDay = previous.isEmpty() || !day(previous.get()).equals(day);
            if (newDay) {
                rows.add(new ChatItem.Day(message.number(), day));
            }
            boolean first = newDay || !together(previous.orElseThrow(), message);
            rows.add(new ChatItem.Bubble(message, first));
            previous = Optional.of(message);
        }
        return rows;
    }

    private ChatMessage bubbleAt(int index) {
        return ((ChatItem.Bubble) items.get(index)).message();
    }

    private LocalDate day(ChatMessage message) {
        return LocalDate.ofInstant(message.at(), zone);
    }

    private static boolean together(ChatMessage one, ChatMessage next) {
        return one.outgoing() == next.outgoing()
                && one.author().equals(next.author())
                && one.peer().network() == next.peer().network()
                && Duration.between(one.at(), next.at()).compareTo(TOGETHER) < 0;
    }
}
