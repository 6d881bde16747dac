package org.isthmus.ui.sample;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.isthmus.app.Observers;
import org.isthmus.app.Registration;
import org.isthmus.app.conversation.ChatMessage;
import org.isthmus.app.conversation.ChatMessage.Delivery;
import org.isthmus.app.conversation.Conversation;
import org.isthmus.app.conversation.ConversationEvent;
import org.isthmus.app.conversation.Conversations;
import org.isthmus.app.conversation.Route;
import org.isthmus.app.conversation.SearchHit;
import org.isthmus.app.people.ContactPoint;
import org.isthmus.app.people.Person;
import org.isthmus.app.people.PersonId;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.Author;

/** Chats in memory. What is sent is delivered at once, unless {@link #failNext} was called. */
public final class SampleConversations implements Conversations {

    private final List<ChatMessage> messages = new ArrayList<>();
    private final Map<PersonId, Integer> unread = new HashMap<>();
    private final Set<PersonId> typing = new HashSet<>();
    private final List<Route> typed = new ArrayList<>();
    private final Observers<ConversationEvent> observers = new Observers<>();
    private final Executor events;
    private final SamplePeople people;
    private final Clock clock;
    private Optional<Failure> nextFailure = Optional.empty();

    SampleConversations(Executor events, SamplePeople people, Clock clock) {
        this.events = events;
        this.people = people;
        this.clock = clock;
    }

    /** The next message sent fails for this reason. */
    public synchronized void failNext(Reason reason) {
        nextFailure = Optional.of(Failure.of(reason, "404 Not Found"));
    }

    /** Somebody writes to us. */
    public ChatMessage receive(PersonId person, Route route, String body, Instant at, Optional<Author> author) {
        ChatMessage message;
        synchronized (this) {
            message = message(person, route, false, body, at, Delivery.DELIVERED, author);
            messages.add(message);
            unread.merge(person, 1, Integer::sum);
        }
        tell(new ConversationEvent.MessageAdded(message));
        changed(person);
        return message;
    }

    /** An own message of earlier, with the fate it had. */
    public synchronized ChatMessage sent(PersonId person, Route route, String body, Instant at, Delivery delivery) {
        ChatMessage message = message(person, route, true, body, at, delivery, Optional.empty());
        if (delivery == Delivery.FAILED) {
            message =
                    with(message, delivery, Optional.of(Failure.of(Reason.RECIPIENT_UNAVAILABLE, "480")), body, false);
        }
        messages.add(message);
        return message;
    }

    public void setTheyType(PersonId person, boolean now) {
        synchronized (this) {
            if (now) {
                typing.add(person);
            } else {
                typing.remove(person);
            }
        }
        changed(person);
    }

    /** The routes to which our typing was told, in order. */
    public synchronized List<Route> typed() {
        return List.copyOf(typed);
    }

    @Override
    public synchronized List<Conversation> all() {
        return messages.stream()
                .map(ChatMessage::person)
                .distinct()
                .map(this::conversation)
                .sorted(Comparator.comparing(Conversation::lastAt).reversed())
                .toList();
    }

    @Override
    public synchronized CompletableFuture<List<ChatMessage>> history(PersonId person, long before, int limit) {
        List<ChatMessage> older = messages.stream()
                .filter(message -> message.person().equals(person) && message.number() < before)
                .toList();
        return CompletableFuture.completedFuture(
                List.copyOf(older.subList(Math.max(0, older.size() - limit), older.size())));
    }

    @Override
    public synchronized Optional<Route> preferredRoute(PersonId person) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).person().equals(person)) {
                return Optional.of(
                        new Route(messages.get(i).account(), messages.get(i).peer()));
            }
        }
        return people.find(person)
                .flatMap(found -> found.points().stream().findFirst())
                .map(SampleConversations::route);
    }

    public static Route route(ContactPoint point) {
        return new Route(point.account(), point.address());
    }

    @Override
    public CompletableFuture<ChatMessage> send(PersonId person, Route route, String body) {
        ChatMessage queued;
        Optional<Failure> failure;
        synchronized (this) {
            queued = message(person, route, true, body, clock.instant(), Delivery.QUEUED, Optional.empty());
            messages.add(queued);
            failure = nextFailure;
            nextFailure = Optional.empty();
        }
        tell(new ConversationEvent.MessageAdded(queued));
        changed(person);
        replace(queued, with(queued, failure.isPresent() ? Delivery.FAILED : Delivery.DELIVERED, failure, body, false));
        return CompletableFuture.completedFuture(queued);
    }

    @Override
    public CompletableFuture<ChatMessage> correct(ChatMessage message, String body) {
        ChatMessage corrected = with(message, message.delivery(), message.failure(), body, true);
        replace(message, corrected);
        return CompletableFuture.completedFuture(corrected);
    }

    @Override
    public CompletableFuture<ChatMessage> retry(ChatMessage message) {
        ChatMessage sent = with(message, Delivery.DELIVERED, Optional.empty(), message.body(), message.edited());
        replace(message, sent);
        return CompletableFuture.completedFuture(sent);
    }

    @Override
    public void markRead(PersonId person) {
        Integer old;
        synchronized (this) {
            old = unread.remove(person);
        }
        if (old != null) {
            changed(person);
        }
    }

    @Override
    public synchronized void setTyping(PersonId person, Route route, boolean now) {
        if (now) {
            typed.add(route);
        }
    }

    @Override
    public synchronized CompletableFuture<List<SearchHit>> search(String query, int limit) {
        String needle = query.toLowerCase(Locale.ROOT);
        List<SearchHit> hits = query.isEmpty()
                ? List.of()
                : messages.reversed().stream()
                        .filter(m -> m.body().toLowerCase(Locale.ROOT).contains(needle))
                        .limit(limit)
                        .map(m -> new SearchHit(m, m.body().replace('\n', ' ')))
                        .toList();
        return CompletableFuture.completedFuture(hits);
    }

    @Override
    public Registration observe(Consumer<ConversationEvent> observer) {
        return observers.add(observer);
    }

    private void replace(ChatMessage old, ChatMessage now) {
        synchronized (this) {
            messages.replaceAll(message -> message.number() == old.number() ? now : message);
        }
        tell(new ConversationEvent.MessageChanged(now));
        changed(now.person());
    }

    private Conversation conversation(PersonId person) {
        ChatMessage last = messages.reversed().stream()
                .filter(m -> m.person().equals(person))
                .findFirst()
                .orElseThrow();
        String title = people.find(person).map(Person::name).orElse(last.peer().toString());
        String preview = last.body().replace('\n', ' ');
        return new Conversation(
                person,
                title,
                preview,
                last.outgoing(),
                last.at(),
                unread.getOrDefault(person, 0),
                typing.contains(person));
    }

    private void changed(PersonId person) {
        Conversation now;
        synchronized (this) {
            now = conversation(person);
        }
        tell(new ConversationEvent.Changed(now));
    }

    private void tell(ConversationEvent event) {
        events.execute(() -> observers.tell(event));
    }

    private ChatMessage message(
            PersonId person,
            Route route,
            boolean outgoing,
            String body,
            Instant at,
            Delivery delivery,
            Optional<Author> author) {
        long number = messages.size() + 1L;
        Address peer = route.peer().bare();
        return new ChatMessage(
                number,
                "id-" + number,
                person,
                route.account(),
                peer,
                outgoing,
                body,
                at,
                delivery,
                Optional.empty(),
                author,
                author.isPresent(),
                false);
    }

    private static ChatMessage with(
            ChatMessage m, Delivery delivery, Optional<Failure> failure, String body, boolean edited) {
        return new ChatMessage(
                m.number(),
                m.id(),
                m.person(),
                m.account(),
                m.peer(),
                m.outgoing(),
                body,
                m.at(),
                delivery,
                failure,
                m.author(),
                m.bridged(),
                edited);
    }
}
