package org.isthmus.gateway.xmpp;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.message.XmppMessageCodec;
import org.isthmus.gateway.presence.XmppPresenceCodec;
import org.isthmus.gateway.signal.ChatState;
import org.isthmus.gateway.signal.DevicePresence;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.InstantMessage.Origin;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.isthmus.gateway.signal.Receipt;
import org.isthmus.gateway.signal.Signal;
import org.isthmus.gateway.signal.SubscriptionAnswer;
import org.isthmus.gateway.signal.SubscriptionEnd;
import org.isthmus.gateway.signal.SubscriptionRequest;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smackx.sid.element.OriginIdElement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signals to and from the stanzas of an account that is signed in; the mapping itself is in the codecs. */
final class SignalStanzas {

    private static final Logger LOG = LoggerFactory.getLogger(SignalStanzas.class);

    private final XmppMessageCodec messages = new XmppMessageCodec();
    private final XmppPresenceCodec presences = new XmppPresenceCodec();

    /** The stanza to send; the server fills in who it is from (RFC 6120 section 8.1.2.1). */
    Stanza write(Signal signal) throws AddressException {
        return switch (signal) {
            case InstantMessage message -> named(messages.encode(message));
            case ChatState state ->
                messages.encode(state).asBuilder().from(null).build();
            case Receipt receipt ->
                messages.encode(receipt).asBuilder().from(null).build();
            case PresenceUpdate update -> unsigned(oneVoice(update));
            case SubscriptionRequest request -> unsigned(request);
            case SubscriptionAnswer answer -> unsigned(answer);
            case SubscriptionEnd end -> unsigned(end);
        };
    }

    /** The archive keeps the origin id, by which a message of ours is found again (XEP-0359). */
    private static Message named(Message encoded) {
        MessageBuilder message = encoded.asBuilder().from(null);
        if (!OriginIdElement.hasOriginId(encoded)) {
            message.addExtension(new OriginIdElement(encoded.getStanzaId()));
        }
        return message.build();
    }

    private Presence unsigned(Signal signal) throws AddressException {
        Presence encoded = presences.encode(signal).getFirst();
        return encoded.asBuilder(UUID.randomUUID().toString()).from(null).build();
    }

    /** The account has one presence to show, so the most reachable of several devices speaks for all. */
    private static PresenceUpdate oneVoice(PresenceUpdate update) {
        DevicePresence best = update.devices().stream()
                .min(Comparator.comparing(DevicePresence::availability))
                .orElseGet(() -> DevicePresence.offline(""));
        return new PresenceUpdate(update.from(), update.to(), List.of(best), update.complete(), update.author());
    }

    /** What a message says; nothing when it says nothing here, or makes no sense. */
    List<Signal> read(Message message) {
        try {
            return messages.decode(message);
        } catch (RuntimeException e) {
            LOG.warn("A message from {} could not be read.", message.getFrom(), e);
            return List.of();
        }
    }

    Optional<Signal> read(Presence presence) {
        try {
            return presences.decode(presence);
        } catch (RuntimeException e) {
            LOG.warn("A presence from {} could not be read.", presence.getFrom(), e);
            return Optional.empty();
        }
    }

    /** The same message, with how it came here and when it was sent where it does not say so itself. */
    static InstantMessage copied(InstantMessage m, Origin origin, Optional<Instant> stamp) {
        return new InstantMessage(
                m.id(),
                m.from(),
                m.to(),
                m.kind(),
                m.body(),
                m.language(),
                m.subject(),
                m.thread(),
                m.asks(),
                m.sentAt().or(() -> stamp),
                m.replaces(),
                m.author(),
                origin,
                m.encrypted());
    }
}
