package org.isthmus.app.lab.xmpp;

import java.util.List;
import java.util.Optional;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.address.XmppAddress;

/** A resource behind a connection, which with stream management may be lost and found again (XEP-0198). */
final class ClientSession extends Session {

    private static final Element REQUEST = Element.of("r", Namespaces.STREAM_MANAGEMENT);

    private Optional<Wire> wire;
    private Optional<Acknowledgements> counting = Optional.empty();

    ClientSession(Account account, XmppAddress address, Wire wire) {
        super(account, address);
        this.wire = Optional.of(wire);
    }

    @Override
    void deliver(Element stanza) {
        counting.ifPresent(count -> count.sent(stanza));
        wire.ifPresent(w -> {
            w.send(stanza);
            if (counting.isPresent()) {
                w.send(REQUEST);
            }
        });
        if (counting.map(Acknowledgements::tooMany).orElse(false)) {
            wire.ifPresent(w -> w.error("policy-violation"));
        }
    }

    @Override
    void replaced() {
        wire.ifPresent(w -> w.error("conflict"));
    }

    void count() {
        counting = Optional.of(new Acknowledgements());
    }

    Optional<Acknowledgements> counting() {
        return counting;
    }

    boolean usesWire(Wire other) {
        return wire.filter(w -> w == other).isPresent();
    }

    boolean connected() {
        return wire.isPresent();
    }

    /** The connection is lost; what is sent from now on waits. */
    void detach() {
        wire = Optional.empty();
    }

    /** A new connection takes the place of the lost one. */
    void attach(Wire newWire) {
        wire.ifPresent(old -> old.error("conflict"));
        wire = Optional.of(newWire);
    }

    /** What was sent and never acknowledged, in order. */
    List<Element> unacknowledged() {
        return counting.map(Acknowledgements::waiting).orElse(List.of());
    }
}
