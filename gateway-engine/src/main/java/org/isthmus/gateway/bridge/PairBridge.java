package org.isthmus.gateway.bridge;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.isthmus.gateway.concurrent.OrderedExecutor;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.ChatState;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.isthmus.gateway.signal.Receipt;
import org.isthmus.gateway.signal.Signal;
import org.isthmus.gateway.signal.SubscriptionAnswer;
import org.isthmus.gateway.signal.SubscriptionEnd;
import org.isthmus.gateway.signal.SubscriptionRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bridge between one SIP party and one XMPP party: texts with their receipts, typing, and presence, in both directions.
 * Only what is live is carried, never what comes from an archive, from another device of the same account, or from us.
 *
 * <p>A text is in the {@link Outbox} before its sender is told that it arrived, crosses in order, and is offered again until
 * the other network takes it or {@link Limits#giveUpAfter} has passed; then its sender is told that it did not arrive.
 *
 * <p>What presence shows: the XMPP party sees, as the presence of the person's own XMPP account, how reachable the SIP party
 * is, with the SIP party's name and note. In the other direction whoever watches the person's SIP account may see the name,
 * availability and note of the XMPP party, because a presence server gives one document to all watchers.
 *
 * <p>Safe to use from any thread; everything runs in order on an executor of its own.
 */
public final class PairBridge implements Bridge {

    private static final Logger LOG = LoggerFactory.getLogger(PairBridge.class);

    private final OrderedExecutor executor;
    private final Works works;
    private final Direction toXmpp;
    private final Direction toSip;
    private volatile Rules rules = new Rules(false, false, false);

    /**
     * Made at rest; {@link #follow} starts it.
     *
     * @param name names the bridge in the outbox, for ever
     */
    public PairBridge(
            String name,
            BridgeEnd sip,
            BridgeEnd xmpp,
            Identity identity,
            Outbox outbox,
            Lines lines,
            Scheduler scheduler,
            Limits limits,
            Notices notices,
            BridgeListener listener) {
        executor = new OrderedExecutor("bridge-" + name);
        works = new Works(identity, outbox, lines, scheduler, limits, notices, listener, executor);
        LoopGuard loops = new LoopGuard(scheduler);
        toXmpp = new Direction(works, loops, name + ">xmpp", sip, xmpp);
        toSip = new Direction(works, loops, name + ">sip", xmpp, sip);
    }

    /**
     * Carries what the rules say from now on.
     *
     * @return completes when nothing is done any more by the rules before
     */
    public CompletableFuture<Void> follow(Rules newRules) {
        rules = newRules;
        return CompletableFuture.runAsync(
                () -> both(direction -> {
                    direction.lane.run(newRules.carriesChat());
                    direction.presence.run(newRules.carriesPresence());
                    if (newRules.enabled()) {
                        direction.reports.catchUp();
                    }
                }),
                executor);
    }

    /** Tells both ends, in a text, who will read what they write. */
    public void announce() {
        executor.execute(() ->
                both(direction -> direction.say("announcement", works.notices().announcement(direction.origin))));
    }

    /**
     * Ends the bridge: what waits goes back to its senders, shown presence is withdrawn, the outbox forgets the bridge.
     *
     * @return completes when that is done
     */
    public CompletableFuture<Void> dissolve() {
        rules = new Rules(false, false, false);
        return CompletableFuture.runAsync(
                () -> both(direction -> {
                    direction.presence.run(false);
                    direction.lane.run(false);
                    direction.lane.giveBack(
                            Failure.of(Reason.RECIPIENT_UNAVAILABLE, "The bridge between the two was removed."));
                    works.outbox().forget(direction.lane.name());
                }),
                executor);
    }

    private void both(Consumer<Direction> action) {
        action.accept(toXmpp);
        action.accept(toSip);
    }

    @Override
    public boolean takes(EndpointId account, Signal signal) {
        Rules now = rules;
        boolean kind = switch (signal) {
            case InstantMessage message -> now.carriesChat() && crosses(message);
            case ChatState state -> now.carriesChat();
            case Receipt receipt -> now.carriesChat();
            case PresenceUpdate update -> now.carriesPresence();
            case SubscriptionRequest request -> false;
            case SubscriptionAnswer answer -> false;
            case SubscriptionEnd end -> false;
        };
        return kind && (toXmpp.comesIn(account, signal) || toSip.comesIn(account, signal));
    }

    private boolean crosses(InstantMessage message) {
        return message.origin() == InstantMessage.Origin.LIVE
                && !message.body().isEmpty()
                && message.sentAt()
                        .filter(at -> at.plus(Direction.TOO_OLD).isBefore(works.now()))
                        .isEmpty();
    }

    @Override
    public CompletionStage<Verdict> carry(Endpoint endpoint, Signal signal) {
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                route(endpoint, signal, verdict);
            } catch (RuntimeException e) {
                LOG.error("A signal could not be bridged.", e);
                verdict.complete(
                        new Verdict.Refuse(Failure.of(Reason.STORAGE, "The message could not be written to disk.")));
            }
        });
        return verdict;
    }

    private void route(Endpoint endpoint, Signal signal, CompletableFuture<Verdict> verdict) {
        boolean fromSip = toXmpp.comesIn(endpoint.id(), signal);
        Direction onward = fromSip ? toXmpp : toSip;
        Direction back = fromSip ? toSip : toXmpp;
        switch (signal) {
            case InstantMessage message -> {
                back.lane.proven();
                onward.text(endpoint, message, verdict);
                return;
            }
            case Receipt receipt -> back.receipt(receipt);
            case ChatState state -> onward.chatState(state);
            case PresenceUpdate update -> onward.presence.update(update);
            case SubscriptionRequest request -> {}
            case SubscriptionAnswer answer -> {}
            case SubscriptionEnd end -> {}
        }
        verdict.complete(new Verdict.Accept());
    }

    @Override
    public void stateChanged(EndpointId account, EndpointState state) {
        boolean online = state instanceof EndpointState.Online;
        executor.execute(() -> both(direction -> {
            if (account.equals(direction.target.account()) && online) {
                direction.lane.online();
                direction.presence.online();
            }
            if (account.equals(direction.target.account()) && !online) {
                direction.lane.pump();
            }
            if (account.equals(direction.origin.account())) {
                direction.presence.originOnline(online);
                if (online) {
                    direction.reports.catchUp();
                }
            }
        }));
    }
}
