package org.isthmus.gateway.message;

import org.isthmus.gateway.error.StanzaErrors;
import org.isthmus.gateway.error.StanzaFailure;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaBuilder;

/** Answers stanzas with errors: the same id, the addresses swapped (RFC 6120 section 8.3.1). */
public final class ErrorStanzas {

    private ErrorStanzas() {}

    public static Message answer(Message stanza, StanzaFailure failure) {
        return StanzaBuilder.buildMessage(stanza.getStanzaId())
                .from(stanza.getTo())
                .to(stanza.getFrom())
                .ofType(Message.Type.error)
                .setError(StanzaErrors.toSmack(failure))
                .build();
    }

    public static Presence answer(Presence stanza, StanzaFailure failure) {
        return StanzaBuilder.buildPresence(stanza.getStanzaId())
                .from(stanza.getTo())
                .to(stanza.getFrom())
                .ofType(Presence.Type.error)
                .setError(StanzaErrors.toSmack(failure))
                .build();
    }
}
