package org.isthmus.gateway.domain;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jxmpp.JxmppContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers to XMPP senders. While there is no connection they wait for the next one, and over a restart in the store, so that
 * nobody who was promised an answer stays without. Confined to the gateway's executor.
 */
final class Errands {

    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
    private static final int MOST = 20_000;

    private final XmppSide xmpp;
    private final GatewayMemory store;
    private final Queue<Stanza> waiting = new ArrayDeque<>();

    /** Of the run before; they are read when the library that reads them is there for sure. */
    private final Queue<String> earlier;

    Errands(XmppSide xmpp, GatewayMemory store) {
        this.xmpp = xmpp;
        this.store = store;
        this.earlier = new ArrayDeque<>(store.unsaid());
    }

    void run(Stanza answer) {
        if ((!waiting.isEmpty() || !xmpp.send(answer)) && waiting.size() < MOST) {
            waiting.add(answer);
        }
    }

    /** There is a connection again. */
    void online() {
        boolean any = !earlier.isEmpty();
        while (!earlier.isEmpty() && read(earlier.element()).map(xmpp::send).orElse(true)) {
            earlier.remove();
        }
        if (any) {
            store.putUnsaid(List.copyOf(earlier));
        }
        while (!waiting.isEmpty() && xmpp.send(waiting.element())) {
            waiting.remove();
        }
    }

    /** The gateway ends: what could not be said is kept for its next start. */
    void keep() {
        if (!waiting.isEmpty()) {
            store.putUnsaid(Stream.concat(
                            earlier.stream(),
                            waiting.stream().map(stanza -> stanza.toXML().toString()))
                    .limit(MOST)
                    .toList());
        }
    }

    private static Optional<Stanza> read(String text) {
        try {
            return Optional.of(PacketParserUtils.parseStanza(
                    PacketParserUtils.getParserFor(text), XmlEnvironment.EMPTY, JxmppContext.getDefaultContext()));
        } catch (Exception e) {
            LOG.warn("An answer that was kept cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
