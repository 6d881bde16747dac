package org.isthmus.app.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.isthmus.app.AppThread;
import org.isthmus.app.Registration;
import org.isthmus.app.account.Accounts;
import org.isthmus.app.account.Endpoints;
import org.isthmus.app.people.AddressBook;
import org.isthmus.app.people.PersonId;
import org.isthmus.app.settings.Settings;
import org.isthmus.app.store.Database;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.signal.ChatState;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.Receipt;

/** Chats over all accounts, on the person's disk. */
public final class ConversationBook implements Conversations {

    private final AppThread app;
    private final Database database;
    private final Scheduler scheduler;
    private final AddressBook people;
    private final ChatList chats;
    private final Routes routes;
    private final Outbox outbox;
    private final Typing typing;
    private final ReadMarks marks;
    private final Incoming incoming;

    public ConversationBook(
            AppThread app,
            Database database,
            Scheduler scheduler,
            Settings settings,
            Accounts accounts,
            Endpoints endpoints,
            AddressBook people) {
        this.app = app;
        this.database = database;
        this.scheduler = scheduler;
        this.people = people;
        this.chats = new ChatList(people);
        this.routes = new Routes(people, accounts, endpoints, chats);
        this.outbox = new Outbox(app, database, scheduler, endpoints, chats);
        this.typing = new Typing(app, scheduler, endpoints, settings, chats);
        this.marks = new ReadMarks(app, database, endpoints, settings, people, chats);
        this.incoming = new Incoming(app, database, scheduler, people, chats, marks);
        people.observeTouched(chats::refresh);
    }

    /**
     * Begins to read the list of chats and what still waits to be sent, while the people are read. To be called once.
     *
     * @return takes them over when the people are there; blocks, and is to be run before anything else
     */
    public Runnable load() {
        CompletableFuture<Map<Long, Integer>> unread = database.write(MessageTable::unread);
        CompletableFuture<List<LastMessage>> last = database.write(MessageTable::lastOfEach);
        return () -> {
            outbox.load();
            last.join().forEach(message -> {
                PeerChat chat = chats.peer(message.peer());
                chat.show(message);
                chat.unread(unread.join().getOrDefault(message.peerRow(), 0));
                chats.refresh(message.peer());
            });
        };
    }

    @Override
    public List<Conversation> all() {
        return chats.all();
    }

    @Override
    public CompletableFuture<List<ChatMessage>> history(PersonId person, long before, int limit) {
        return app.start(() -> {
                    List<Long> rows =
                            people.addresses(person).stream().map(people::row).toList();
                    return database.read(handle -> MessageTable.page(handle, rows, before, limit));
                })
                .thenApply(page ->
                        page.stream().map(message -> message.forPerson(person)).toList());
    }

    @Override
    public Optional<Route> preferredRoute(PersonId person) {
        return routes.preferred(person);
    }

    @Override
    public CompletableFuture<ChatMessage> send(PersonId person, Route route, String body) {
        if (body.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to send.");
        }
        return app.start(() -> {
            typing.sent(route);
            Address peer = route.peer().bare();
            people.meet(route.account(), peer);
            StoredMessage message =
                    StoredMessage.toSend(route.account(), people.row(peer), peer, newId(), body, scheduler.instant());
            return database.write(handle -> MessageTable.insert(handle, message))
                    .thenApplyAsync(
                            stored -> {
                                chats.added(stored);
                                outbox.add(stored);
                                return picture(stored);
                            },
                            app);
        });
    }

    @Override
    public CompletableFuture<ChatMessage> correct(ChatMessage message, String body) {
        if (!message.outgoing() || message.bridged() || body.isEmpty()) {
            throw new IllegalArgumentException("Only an own message can be corrected, and not to nothing.");
        }
        return again(message, old -> corrected(old, body));
    }

    @Override
    public CompletableFuture<ChatMessage> retry(ChatMessage message) {
        return again(message, StoredMessage::queued);
    }

    @Override
    public void markRead(PersonId person) {
        app.execute(() -> marks.read(person));
    }

    @Override
    public void setTyping(PersonId person, Route route, boolean isTyping) {
        app.execute(() -> typing.own(route, isTyping));
    }

    @Override
    public CompletableFuture<List<SearchHit>> search(String query, int limit) {
        MessageSearch search = new MessageSearch(query);
        if (search.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return database.read(handle -> search.run(handle, limit))
                .thenApply(found -> found.stream()
                        .flatMap(message -> chats.picture(message).stream())
                        .map(message -> new SearchHit(message, search.snippet(message.body())))
                        .toList());
    }

    @Override
    public Registration observe(Consumer<ConversationEvent> observer) {
        return chats.observe(observer);
    }

    /** Completes when the message is on the disk. On the app's thread. */
    public CompletableFuture<Void> arrived(Endpoint endpoint, InstantMessage message, boolean bridged) {
        return incoming.arrived(endpoint, message, bridged);
    }

    /** Completes when it is on the disk. On the app's thread. */
    public CompletableFuture<Void> arrived(Endpoint endpoint, Receipt receipt) {
        return incoming.arrived(endpoint, receipt);
    }

    /** On the app's thread. */
    public void arrived(ChatState state) {
        typing.arrived(state);
    }

    /** A bridge sent the message through the endpoint. On the app's thread. */
    public void passedOn(Endpoint endpoint, InstantMessage message, Outcome outcome) {
        incoming.passedOn(endpoint, message, outcome);
    }

    /** On the app's thread. */
    public void stateChanged(Endpoint endpoint, EndpointState state) {
        if (state instanceof EndpointState.Online) {
            outbox.online(endpoint.id());
        }
    }

    /** The account was removed. On the app's thread. */
    public void forget(EndpointId account) {
        outbox.forget(account);
    }

    private CompletableFuture<ChatMessage> again(ChatMessage message, Function<StoredMessage, StoredMessage> change) {
        return app.start(() -> outbox.change(message.number(), change))
                .thenApplyAsync(
                        found -> {
                            StoredMessage now =
                                    found.orElseThrow(() -> new IllegalArgumentException("There is no such message."));
                            if (now.delivery() == ChatMessage.Delivery.QUEUED && !now.attempted()) {
                                outbox.add(now);
                            }
                            return picture(now);
                        },
                        app);
    }

    /** A text that never went out is simply another text; one that did is followed by its correction. */
    private static StoredMessage corrected(StoredMessage old, String body) {
        boolean neverSent = old.wireId().equals(old.id())
                && !old.attempted()
                && (old.delivery() == ChatMessage.Delivery.QUEUED || old.delivery() == ChatMessage.Delivery.FAILED);
        return (neverSent ? old.withBody(body) : old.corrected(newId(), body)).queued();
    }

    private ChatMessage picture(StoredMessage message) {
        return chats.picture(message).orElseThrow(() -> new IllegalStateException("Every peer of a message was met."));
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
