package org.isthmus.gateway.domain;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jxmpp.JxmppContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers to XMPP senders: errors and receipts. While there is no connection they wait for the next one, and over a restart in
 * the store, so that nobody who was promised an answer stays without. One that went out is forgotten when the server has dealt
 * with it; when the connection breaks before, it is said again, under the same id. Confined to the gateway's executor.
 */
final class Errands {

    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
    private static final int MOST = 20_000;

    private final XmppSide xmpp;
    private final Fence fence;
    private final GatewayMemory store;
    private final Queue<Stanza> waiting = new ArrayDeque<>();
    private final SequencedSet<Stanza> said = new LinkedHashSet<>();

    /** Of the run before; they are read when the library that reads them is there for sure. */
    private List<String> earlier;

    private boolean inStore;

    Errands(XmppSide xmpp, Fence fence, GatewayMemory store) {
        this.xmpp = xmpp;
        this.fence = fence;
        this.store = store;
        this.earlier = store.unsaid();
        this.inStore = !earlier.isEmpty();
    }

    void run(Stanza answer) {
        if (waiting.size() + said.size() >= MOST) {
            LOG.warn("Too many answers wait for the XMPP server; one is dropped.");
            return;
        }
        waiting.add(answer);
        sayAll();
    }

    /** There is a connection again. */
    void online() {
        earlier.forEach(text -> read(text).ifPresent(waiting::add));
        earlier = List.of();
        sayAll();
        forgetKept();
    }

    private void sayAll() {
        while (!waiting.isEmpty() && xmpp.send(waiting.element())) {
            Stanza answer = waiting.remove();
            said.add(answer);
            fence.after(new Said(answer));
        }
    }

    /** Nothing is out of which nobody knows whether the server has it. */
    boolean isIdle() {
        return said.isEmpty();
    }

    /** The gateway ends: what the server does not have for sure is kept for its next start. */
    void keep() {
        List<String> unsaid = Stream.concat(
                        earlier.stream(),
                        Stream.concat(said.stream(), waiting.stream())
                                .map(stanza -> stanza.toXML().toString()))
                .limit(MOST)
                .toList();
        if (!unsaid.isEmpty()) {
            store.putUnsaid(unsaid);
            inStore = true;
        }
    }

    /** Only when the server has everything: after a crash some are said twice rather than never. */
    private void forgetKept() {
        if (inStore && said.isEmpty() && waiting.isEmpty()) {
            store.putUnsaid(List.of());
            inStore = false;
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

    /** An answer that went out. */
    private final class Said implements Fence.Waiting {

        private final Stanza answer;

        Said(Stanza answer) {
            this.answer = answer;
        }

        @Override
        public void passed() {
            said.remove(answer);
            forgetKept();
        }

        @Override
        public void unknown() {
            said.remove(answer);
            waiting.add(answer);
        }
    }
}
