package org.isthmus.gateway.bridge;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.limit.FloodLimit;
import org.isthmus.gateway.signal.ChatState;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.Receipt;
import org.isthmus.gateway.signal.Signal;

/**
 * One of the two directions of a bridge: looks at what comes from the party at one end and decides what goes to the other.
 * Confined to the bridge's executor.
 */
final class Direction {

    static final Duration TOO_OLD = Duration.ofDays(7);

    final BridgeEnd origin;
    final BridgeEnd target;
    final Lane lane;
    final PresenceRelay presence;
    final FateReports reports;

    private final Works works;
    private final String name;
    private final LoopGuard loops;
    private final FloodLimit flood;
    private final Translation translation;
    private boolean toldAboutEncryption;

    Direction(Works works, LoopGuard loops, String name, BridgeEnd origin, BridgeEnd target) {
        this.works = works;
        this.loops = loops;
        this.name = name;
        this.origin = origin;
        this.target = target;
        reports = new FateReports(works, name, origin, target);
        lane = new Lane(works, name, target, reports);
        presence = new PresenceRelay(works, origin, target);
        flood = new FloodLimit(
                works.scheduler(), works.limits().perSecond(), works.limits().burst());
        translation = new Translation(works, name, origin, target);
    }

    /** Cheap and from any thread: whether the signal is from the party at this direction's origin. */
    boolean comesIn(org.isthmus.gateway.endpoint.EndpointId account, Signal signal) {
        return account.equals(origin.account()) && Parties.same(signal.from(), origin.party());
    }

    void text(Endpoint endpoint, InstantMessage message, CompletableFuture<Verdict> verdict) {
        Optional<QueuedMessage> known = works.outbox().find(name, translation.id(message));
        if (known.isPresent()) {
            lane.repeated(known.get(), verdict);
            return;
        }
        Optional<Failure> refusal = refusal(message);
        if (refusal.isPresent()) {
            refuse(endpoint, message, refusal.get(), verdict);
            return;
        }
        QueuedMessage queued = translation.queued(message, account());
        loops.sent(queued.id());
        lane.put(queued, verdict);
    }

    private Optional<Failure> refusal(InstantMessage message) {
        if (message.encrypted()) {
            return Optional.of(Failure.of(Reason.ENCRYPTED_MESSAGE, "Encrypted messages are not bridged."));
        }
        if (!flood.allows()) {
            return Optional.of(Failure.of(Reason.TOO_MANY, "Too many messages from one sender."));
        }
        if (lane.full()) {
            return Optional.of(Failure.of(Reason.TOO_MANY, "Too many messages wait for the other network."));
        }
        return loops.check(name, message, target.party(), account());
    }

    private void refuse(
            Endpoint endpoint, InstantMessage message, Failure failure, CompletableFuture<Verdict> verdict) {
        verdict.complete(new Verdict.Refuse(failure));
        if (failure.reason() == Reason.LOOP) {
            works.listener().loopCut(failure);
            return;
        }
        works.listener().lost(failure);
        if (message.encrypted() && !toldAboutEncryption) {
            toldAboutEncryption = true;
            endpoint.send(Texts.plain(
                    DerivedId.of(name, "encrypted", message.id()),
                    endpoint.address(),
                    message.from(),
                    works.notices().encrypted(target)));
        }
    }

    void chatState(ChatState state) {
        works.online(target.account()).ifPresent(endpoint -> {
            Identity.Guise guise = works.identity().guise(origin, target, endpoint.address());
            endpoint.send(new ChatState(guise.from(), guise.to(), state.activity()));
        });
    }

    /** Puts a text of the bridge's own before the party at the target. */
    void say(String id, String body) {
        lane.put(
                QueuedMessage.waiting(
                        name,
                        Texts.plain(DerivedId.of(name, id), account(), target.party(), body),
                        Optional.empty(),
                        works.now()),
                new CompletableFuture<>());
    }

    /** The party at the target says what became of something that this direction carried. */
    void receipt(Receipt receipt) {
        lane.fate(receipt);
    }

    /** The address that the far network sees; the party itself stands in while the account is not there. */
    private Address account() {
        return works.lines().find(target.account()).map(Endpoint::address).orElse(target.party());
    }
}
