package org.isthmus.gateway.xmpp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.isthmus.gateway.endpoint.OwnPresence;
import org.isthmus.gateway.signal.Availability;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smack.packet.StanzaBuilder;

/** What the person says about being reachable, and to whom in particular; said again in each new session. */
final class Presences {

    private static final int MOST_DIRECTED = 2_000;

    private final Wire wire;
    private final SequencedMap<String, Presence> directed = new LinkedHashMap<>();
    private OwnPresence own = new OwnPresence(Availability.AVAILABLE, "");
    private boolean announced;
    private boolean unsaid;

    Presences(Wire wire) {
        this.wire = wire;
    }

    void publish(OwnPresence presence) {
        own = presence;
        unsaid = true;
        sayUnsaid();
    }

    /** Says what could not be said while there was no connection. */
    void sayUnsaid() {
        if (unsaid && wire.link().isPresent()) {
            say();
        }
    }

    /** Remembers a directed presence (RFC 6121 section 4.6): the server forgets it with the session. */
    void remember(Presence presence) {
        String to = String.valueOf(presence.getTo());
        directed.remove(to);
        if (presence.getType() == Presence.Type.available) {
            directed.putLast(to, presence);
        }
        if (directed.size() > MOST_DIRECTED) {
            directed.pollFirstEntry();
        }
    }

    /** A new session, in which nobody knows of us yet. */
    void sayAgain() {
        announced = false;
        say();
        for (Map.Entry<String, Presence> each : directed.entrySet()) {
            wire.send(each.getValue());
        }
    }

    private void say() {
        unsaid = false;
        Optional<Presence> presence = presence();
        presence.ifPresent(wire::send);
        announced = own.availability() != Availability.OFFLINE;
    }

    private Optional<Presence> presence() {
        if (own.availability() == Availability.OFFLINE) {
            return announced
                    ? Optional.of(builder().ofType(Presence.Type.unavailable).build())
                    : Optional.empty();
        }
        PresenceBuilder builder = builder().ofType(Presence.Type.available);
        switch (own.availability()) {
            case CHAT -> builder.setMode(Presence.Mode.chat);
            case AWAY -> builder.setMode(Presence.Mode.away);
            case EXTENDED_AWAY -> builder.setMode(Presence.Mode.xa);
            case BUSY -> builder.setMode(Presence.Mode.dnd);
            case AVAILABLE, OFFLINE -> {}
        }
        return Optional.of(builder.build());
    }

    private PresenceBuilder builder() {
        PresenceBuilder builder = StanzaBuilder.buildPresence();
        if (!own.note().isEmpty()) {
            builder.setStatus(own.note());
        }
        return builder;
    }
}
