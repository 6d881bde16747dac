package org.isthmus.gateway.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.xmpp.SmackSetup;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jxmpp.JxmppContext;

/** An XMPP side without a network: texts go through Smack's parser, as they do on a wire. */
public final class MemoryXmpp implements XmppSide {

    /** Several test classes read stanzas at once, and the library does not begin for several at once. */
    private static final CompletableFuture<Void> LIBRARY_READY = SmackSetup.begin();

    private final List<Stanza> sent = new ArrayList<>();
    private boolean online = true;

    @Override
    public boolean send(Stanza stanza) {
        if (online) {
            sent.add(stanza);
        }
        return online;
    }

    /** Whether the connection is there. */
    public void online(boolean isOnline) {
        online = isOnline;
    }

    public List<Stanza> sent() {
        return List.copyOf(sent);
    }

    /** What was sent, as presence stanzas. */
    public List<Presence> presences() {
        return sent.stream().map(Presence.class::cast).toList();
    }

    public static Stanza parsed(String text) {
        LIBRARY_READY.join();
        try {
            return PacketParserUtils.parseStanza(
                    PacketParserUtils.getParserFor(text), XmlEnvironment.EMPTY, JxmppContext.getDefaultContext());
        } catch (Exception e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
