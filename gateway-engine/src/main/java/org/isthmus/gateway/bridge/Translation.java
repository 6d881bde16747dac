package org.isthmus.gateway.bridge;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.InstantMessage.Notification;

/** Makes the text that goes out of the one that came in (im.md section 1). */
final class Translation {

    private final Works works;
    private final String lane;
    private final BridgeEnd origin;
    private final BridgeEnd target;

    Translation(Works works, String lane, BridgeEnd origin, BridgeEnd target) {
        this.works = works;
        this.lane = lane;
        this.origin = origin;
        this.target = target;
    }

    String id(InstantMessage source) {
        return DerivedId.of(lane, source);
    }

    QueuedMessage queued(InstantMessage source, Address account) {
        return QueuedMessage.waiting(
                lane,
                translated(source, account),
                Optional.of(new QueuedMessage.Source(source.id(), source.from(), source.asks())),
                works.now());
    }

    private InstantMessage translated(InstantMessage source, Address account) {
        Identity.Guise guise = works.identity().guise(origin, target, account);
        Set<Notification> asks = EnumSet.of(Notification.FAILED);
        asks.addAll(source.asks());
        return new InstantMessage(
                id(source),
                guise.from(),
                guise.to(),
                target.party().network() == Network.SIP ? InstantMessage.Kind.NORMAL : InstantMessage.Kind.CHAT,
                source.body(),
                source.language(),
                source.subject(),
                source.thread(),
                asks,
                source.sentAt(),
                source.replaces().flatMap(this::corrected),
                guise.author(),
                InstantMessage.Origin.LIVE,
                false);
    }

    /** The far network's id of the corrected message; a correction of something that never crossed goes as a new text. */
    private Optional<String> corrected(String sourceId) {
        return works.outbox().findBySource(lane, sourceId).map(QueuedMessage::id);
    }
}
