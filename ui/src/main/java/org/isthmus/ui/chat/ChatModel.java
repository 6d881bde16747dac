package org.isthmus.ui.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.isthmus.app.Registration;
import org.isthmus.app.conversation.ChatMessage;
import org.isthmus.app.conversation.Conversation;
import org.isthmus.app.conversation.ConversationEvent;
import org.isthmus.app.conversation.Conversations;
import org.isthmus.app.conversation.Route;
import org.isthmus.app.people.PeopleEvent;
import org.isthmus.app.people.Person;
import org.isthmus.app.people.PersonId;
import org.isthmus.ui.common.FxObserver;
import org.isthmus.ui.common.UiContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One chat as the screen needs it. FX thread; closed when another chat is opened. */
final class ChatModel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChatModel.class);
    private static final int PAGE = 60;
    private static final int LONG_PAGE = 2000;

    private final UiContext context;
    private final Conversations conversations;
    private final PersonId id;
    private final Executor fx;
    private final ChatTimeline timeline;
    private final List<Registration> registrations = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Optional<Person>> person = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Route>> route = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper typing = new ReadOnlyBooleanWrapper();
    private final List<ChatMessage> early = new ArrayList<>();
    private boolean loaded;
    private boolean loading;
    private boolean atBeginning;
    private boolean routeChosen;
    private boolean closed;
    private boolean weType;

    /** @param fx runs a task on the FX thread, later */
    ChatModel(UiContext context, PersonId id, Executor fx) {
        this.context = context;
        this.conversations = context.client().conversations();
        this.id = id;
        this.fx = fx;
        this.timeline = new ChatTimeline(context.clock().getZone());
        person.set(context.client().people().find(id));
        route.set(conversations.preferredRoute(id));
        conversations.all().stream()
                .filter(conversation -> conversation.person().equals(id))
                .findFirst()
                .ifPresent(conversation -> typing.set(conversation.typing()));
        registrations.add(conversations.observe(new FxObserver<>(fx, this::conversationsChanged)));
        registrations.add(context.client().people().observe(new FxObserver<>(fx, this::peopleChanged)));
    }

    PersonId id() {
        return id;
    }

    ObservableList<ChatItem> items() {
        return timeline.items();
    }

    ChatTimeline timeline() {
        return timeline;
    }

    ReadOnlyObjectProperty<Optional<Person>> personProperty() {
        return person.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Route>> routeProperty() {
        return route.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty typingProperty() {
        return typing.getReadOnlyProperty();
    }

    /** The person's name, or what the history calls them when they are no longer in the address book. */
    String title() {
        return person.get()
                .map(Person::name)
                .orElseGet(() -> conversations.all().stream()
                        .filter(conversation -> conversation.person().equals(id))
                        .map(Conversation::title)
                        .findFirst()
                        .orElse(id.value()));
    }

    /** Reads the latest messages. */
    CompletableFuture<Void> load() {
        return read(Long.MAX_VALUE, PAGE).thenAcceptAsync(this::loaded, fx).exceptionally(problem -> {
            LOG.error("The chat could not be shown.", problem);
            return null;
        });
    }

    private void loaded(List<ChatMessage> latest) {
        loaded = true;
        atBeginning = latest.size() < PAGE;
        timeline.append(latest);
        timeline.append(early);
        early.clear();
        conversations.markRead(id);
    }

    /** Reads a page of older messages, unless all are here or a page is on its way. */
    void loadOlder() {
        if (loaded && !loading && !atBeginning && timeline.oldest().isPresent()) {
            older(PAGE);
        }
    }

    private CompletableFuture<Void> older(int limit) {
        loading = true;
        return read(timeline.oldest().orElse(Long.MAX_VALUE), limit)
                .thenAcceptAsync(
                        older -> {
                            loading = false;
                            atBeginning = older.size() < limit;
                            timeline.prepend(older);
                        },
                        fx);
    }

    /** Completes on the FX thread once the message is here, or once there is no more to read. */
    CompletableFuture<Void> loadBackTo(long number) {
        boolean here = timeline.oldest().isPresent() && timeline.oldest().getAsLong() <= number;
        if (here || atBeginning || closed) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> page = loaded ? older(LONG_PAGE) : load();
        return page.thenCompose(done -> loadBackTo(number));
    }

    private CompletableFuture<List<ChatMessage>> read(long before, int limit) {
        return conversations.history(id, before, limit).exceptionally(problem -> {
            LOG.error("The history could not be read.", problem);
            return List.of();
        });
    }

    void send(String body) {
        setTyping(false);
        route.get().ifPresent(way -> report(conversations.send(id, way, body), "Sending"));
    }

    void correct(ChatMessage message, String body) {
        setTyping(false);
        report(conversations.correct(message, body), "Correcting");
    }

    void retry(ChatMessage message) {
        report(conversations.retry(message), "Sending again");
    }

    private static void report(CompletableFuture<ChatMessage> done, String what) {
        done.whenComplete((message, problem) -> {
            if (problem != null) {
                LOG.error("{} a message failed before it was stored.", what, problem);
            }
        });
    }

    /** The person chose the way of the next messages. */
    void choose(Route way) {
        setTyping(false);
        routeChosen = true;
        route.set(Optional.of(way));
    }

    void setTyping(boolean now) {
        if (now != weType) {
            weType = now;
            route.get().ifPresent(way -> conversations.setTyping(id, way, now));
        }
    }

    private void conversationsChanged(List<ConversationEvent> events) {
        if (closed) {
            return;
        }
        List<ChatMessage> added = new ArrayList<>();
        for (ConversationEvent event : events) {
            switch (event) {
                case ConversationEvent.MessageAdded(ChatMessage message) -> collect(message, added);
                case ConversationEvent.MessageChanged(ChatMessage message) -> collect(message, added);
                case ConversationEvent.Changed(Conversation now)
                when now.person().equals(id) -> typing.set(now.typing());
                case ConversationEvent.Changed _, ConversationEvent.Removed _ -> {}
            }
        }
        if (!added.isEmpty()) {
            (loaded ? added : List.<ChatMessage>of()).forEach(message -> timeline.append(List.of(message)));
            if (!loaded) {
                early.addAll(added);
            }
            refreshRoute();
        }
    }

    private void collect(ChatMessage message, List<ChatMessage> into) {
        if (message.person().equals(id)) {
            into.add(message);
        }
    }

    private void peopleChanged(List<PeopleEvent> events) {
        boolean mine = events.stream().anyMatch(event -> switch (event) {
            case PeopleEvent.Changed(Person changed) -> changed.id().equals(id);
            case PeopleEvent.Removed(PersonId gone) -> gone.equals(id);
            case PeopleEvent.RequestsChanged _ -> false;
        });
        if (mine && !closed) {
            person.set(context.client().people().find(id));
            refreshRoute();
        }
    }

    private void refreshRoute() {
        boolean stillThere = route.get().isPresent()
                && person.get().isPresent()
                && person.get().get().points().stream()
                        .anyMatch(point ->
                                point.address().equals(route.get().get().peer().bare()));
        if (!routeChosen || !stillThere) {
            routeChosen = false;
            route.set(conversations.preferredRoute(id));
        }
    }

    @Override
    public void close() {
        setTyping(false);
        closed = true;
        registrations.forEach(Registration::close);
    }
}
