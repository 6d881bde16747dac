package org.isthmus.app.conversation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.isthmus.app.AppThread;
import org.isthmus.app.account.Endpoints;
import org.isthmus.app.store.Database;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.InstantMessage;

/**
 * Messages on their way out. Each was stored before it comes here. Before a message is handed to its network the disk is told
 * so: after a crash it is then known which messages were never sent, and go out, and which perhaps were, and must not be
 * doubled; those fail, and the person decides. Used on the app's thread only.
 */
final class Outbox {

    /** A SIP user agent has one MESSAGE to a peer under way at a time (RFC 3428 section 8); an XMPP stream keeps the order. */
    private static final int SIP_WINDOW = 1;

    private static final int XMPP_WINDOW = 64;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final AppThread app;
    private final Database database;
    private final Scheduler scheduler;
    private final Endpoints endpoints;
    private final ChatList chats;
    private final Map<EndpointId, Map<Address, Lane>> lanes = new HashMap<>();

    Outbox(AppThread app, Database database, Scheduler scheduler, Endpoints endpoints, ChatList chats) {
        this.app = app;
        this.database = database;
        this.scheduler = scheduler;
        this.endpoints = endpoints;
        this.chats = chats;
    }

    /** Takes up what an earlier run left. Blocks; to be called once, before anything else. */
    void load() {
        List<StoredMessage> waiting = database.write(handle -> {
                    List<StoredMessage> all = MessageTable.queued(handle);
                    all.stream()
                            .filter(StoredMessage::attempted)
                            .forEach(message -> MessageTable.update(
                                    handle,
                                    message,
                                    message.failed(Failure.of(
                                            Reason.CONNECTION_LOST,
                                            "The program ended before the network answered; it may have arrived."))));
                    return all.stream().filter(message -> !message.attempted()).toList();
                })
                .join();
        waiting.forEach(message -> lane(message).waiting.add(message.number()));
    }

    void add(StoredMessage message) {
        Lane lane = lane(message);
        lane.waiting.add(message.number());
        pump(lane);
    }

    /** The account is there again. */
    void online(EndpointId account) {
        lanes.getOrDefault(account, Map.of()).values().forEach(this::pump);
    }

    /** The account is gone for good; what waits for it never goes out. */
    void forget(EndpointId account) {
        Map<Address, Lane> gone = lanes.remove(account);
        if (gone != null) {
            Failure failure = Failure.of(Reason.NOT_SIGNED_IN, "The account was removed.");
            gone.values().forEach(lane -> lane.waiting.forEach(number -> change(number, old -> old.failed(failure))));
        }
    }

    private void pump(Lane lane) {
        while (!lane.waiting.isEmpty() && lane.underWay < lane.window() && endpoints.online(lane.account)) {
            long number = lane.waiting.pollFirst();
            lane.underWay++;
            change(number, StoredMessage::handedOver)
                    .whenCompleteAsync(
                            (message, failure) -> {
                                if (failure != null || message.isEmpty()) {
                                    lane.underWay--;
                                    pump(lane);
                                } else {
                                    hand(lane, message.get());
                                }
                            },
                            app);
        }
    }

    private void hand(Lane lane, StoredMessage message) {
        Endpoint endpoint = endpoints.find(lane.account).orElse(null);
        if (endpoint == null) {
            settled(
                    lane,
                    message,
                    new Outcome.Failed(Failure.of(Reason.NOT_SIGNED_IN, "The account is switched off.")));
            return;
        }
        InstantMessage signal =
                InstantMessage.text(message.wireId(), endpoint.address(), message.peer(), message.body());
        if (!message.wireId().equals(message.id())) {
            signal = signal.withReplaces(message.id());
        }
        endpoint.send(signal).thenAcceptAsync(outcome -> settled(lane, message, outcome), app);
    }

    private void settled(Lane lane, StoredMessage sent, Outcome outcome) {
        lane.underWay--;
        switch (outcome) {
            case Outcome.Accepted _ -> {
                change(sent.number(), now -> accepted(sent, now));
                pump(lane);
            }
            case Outcome.Failed(Failure failure)
            when failure.reason() == Reason.NOT_SIGNED_IN -> {
                change(sent.number(), now -> open(sent, now) ? now.queued() : now);
                lane.waiting.add(sent.number());
                scheduler.after(PAUSE, () -> app.execute(() -> pump(lane)));
            }
            case Outcome.Failed(Failure failure) -> {
                change(sent.number(), now -> open(sent, now) ? now.failed(failure) : now);
                pump(lane);
            }
        }
    }

    private static StoredMessage accepted(StoredMessage sent, StoredMessage now) {
        return open(sent, now) ? now.delivered(ChatMessage.Delivery.SENT) : now;
    }

    /** Whether the answer is still about the latest form of the message, and nothing better is known already. */
    private static boolean open(StoredMessage sent, StoredMessage now) {
        return now.attempted() && now.wireId().equals(sent.wireId());
    }

    /** Changes a stored message and tells of it; the change is made where all writing happens, so that none gets lost. */
    CompletableFuture<Optional<StoredMessage>> change(long number, Function<StoredMessage, StoredMessage> change) {
        CompletableFuture<Optional<StoredMessage>> done = database.write(handle ->
                MessageTable.byNumber(handle, number).map(old -> MessageTable.update(handle, old, change.apply(old))));
        done.thenAcceptAsync(message -> message.ifPresent(chats::changed), app);
        return done;
    }

    private Lane lane(StoredMessage message) {
        return lanes.computeIfAbsent(message.account(), _ -> new HashMap<>())
                .computeIfAbsent(message.peer(), peer -> new Lane(message.account(), peer.network()));
    }

    /** What goes from one account to one address, in the order in which it was written. */
    private static final class Lane {

        private final EndpointId account;
        private final Network network;
        private final TreeSet<Long> waiting = new TreeSet<>();
        private int underWay;

        Lane(EndpointId account, Network network) {
            this.account = account;
            this.network = network;
        }

        int window() {
            return network == Network.SIP ? SIP_WINDOW : XMPP_WINDOW;
        }
    }
}
