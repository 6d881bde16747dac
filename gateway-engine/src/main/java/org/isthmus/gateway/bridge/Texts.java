package org.isthmus.gateway.bridge;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.signal.InstantMessage;

/** Small helpers on texts. */
final class Texts {

    private Texts() {}

    /** A text that a bridge writes by itself. Nobody is to be told what became of it. */
    static InstantMessage plain(String id, Address from, Address to, String body) {
        return new InstantMessage(
                id,
                from,
                to,
                InstantMessage.Kind.CHAT,
                body,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                InstantMessage.Origin.LIVE,
                false);
    }

    static InstantMessage sentAt(InstantMessage message, Instant when) {
        return new InstantMessage(
                message.id(),
                message.from(),
                message.to(),
                message.kind(),
                message.body(),
                message.language(),
                message.subject(),
                message.thread(),
                message.asks(),
                Optional.of(when),
                message.replaces(),
                message.author(),
                message.origin(),
                message.encrypted());
    }
}
