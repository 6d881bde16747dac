package org.isthmus.gateway.domain;

import java.util.ArrayList;
import java.util.List;
import org.jivesoftware.smack.packet.EmptyResultIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smackx.ping.packet.Ping;

/** An XMPP side whose server takes stanzas in, and answers pings when the test says so. */
final class ScriptedXmpp implements XmppSide {

    private final List<Message> messages = new ArrayList<>();
    private final List<Ping> pings = new ArrayList<>();
    private boolean online = true;

    @Override
    public boolean send(Stanza stanza) {
        if (!online) {
            return false;
        }
        switch (stanza) {
            case Ping ping -> pings.add(ping);
            case Message message -> messages.add(message);
            default -> throw new IllegalArgumentException("unexpected " + stanza);
        }
        return true;
    }

    void online(boolean now) {
        online = now;
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    /** The answers to the pings so far, to be given to the gateway. */
    List<IQ> pongs() {
        List<IQ> pongs = new ArrayList<>();
        for (Ping ping : pings) {
            IQ pong = new EmptyResultIQ();
            pong.setStanzaId(ping.getStanzaId());
            pong.setFrom(ping.getTo());
            pong.setTo(ping.getFrom());
            pongs.add(pong);
        }
        pings.clear();
        return pongs;
    }
}
