package org.isthmus.gateway.xmpp;

import java.util.concurrent.Executor;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.StanzaErrors;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;

/** Tells the senders of stanzas that got nowhere. */
final class Refusals {

    private final ErrorMapping errors = new ErrorMapping();
    private final Wire wire;
    private final Executor executor;

    Refusals(Wire wire, Executor executor) {
        this.wire = wire;
        this.executor = executor;
    }

    /** May be called from any thread. */
    void refuse(Stanza stanza, Failure failure) {
        executor.execute(() -> {
            switch (stanza) {
                case Message message
                when message.getType() != Message.Type.error && message.getFrom() != null ->
                    wire.send(StanzaBuilder.buildMessage(message.getStanzaId())
                            .ofType(Message.Type.error)
                            .to(message.getFrom())
                            .setError(StanzaErrors.toSmack(errors.stanzaFailureFor(failure)))
                            .build());
                case Presence presence
                when presence.getType() == Presence.Type.subscribe ->
                    wire.send(StanzaBuilder.buildPresence()
                            .ofType(Presence.Type.unsubscribed)
                            .to(presence.getFrom())
                            .build());
                default -> {}
            }
        });
    }
}
