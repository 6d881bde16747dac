package org.isthmus.app.lab.xmpp;

import java.util.Optional;
import org.isthmus.app.lab.xml.Element;

/** What a signed-in client says on its stream: binding, stream management, stanzas (RFC 6120 sections 7 and 8, XEP-0198). */
final class ClientStream {

    private final Account account;
    private final Wire wire;
    private final Sessions sessions;
    private final ClientGate gate;
    private Optional<ClientSession> session = Optional.empty();

    ClientStream(Account account, Wire wire, Sessions sessions, ClientGate gate) {
        this.account = account;
        this.wire = wire;
        this.sessions = sessions;
        this.gate = gate;
    }

    static Element features() {
        return Element.of(
                "features",
                Namespaces.STREAM,
                Element.of("bind", Namespaces.BIND),
                Element.of("session", Namespaces.SESSION, Element.of("optional", Namespaces.SESSION)),
                Element.of("sm", Namespaces.STREAM_MANAGEMENT));
    }

    /** Called inside the {@link Turnstile}. */
    void accept(Element element) {
        if (session.isPresent() && !session.get().usesWire(wire)) {
            // Another connection has taken the session over; what this one still says does not count.
            return;
        }
        if (element.namespace().equals(Namespaces.STREAM_MANAGEMENT)) {
            manage(element);
        } else if (!Stanzas.isStanza(element)) {
            wire.error("unsupported-stanza-type");
        } else if (session.isPresent()) {
            gate.accept(session.get(), element);
            session.get().counting().ifPresent(Acknowledgements::countHandled);
        } else {
            bind(element);
        }
    }

    /**
     * Called inside the {@link Turnstile} when the connection is gone.
     *
     * @param closed the client closed its stream properly
     */
    void over(boolean closed) {
        session.filter(s -> s.usesWire(wire)).ifPresent(s -> {
            if (closed) {
                sessions.end(s);
            } else {
                sessions.lost(s);
            }
        });
    }

    private void bind(Element iq) {
        Optional<Element> request =
                iq.child("bind", Namespaces.BIND).filter(b -> Stanzas.type(iq).equals("set"));
        if (request.isEmpty()) {
            wire.error("not-authorized");
            return;
        }
        try {
            ClientSession bound = sessions.open(account, request.get().childText("resource"), wire);
            session = Optional.of(bound);
            Element jid = Element.text("jid", Namespaces.BIND, bound.address().toString());
            wire.send(Stanzas.result(iq).add(Element.of("bind", Namespaces.BIND, jid)));
        } catch (StanzaException e) {
            wire.send(Stanzas.error(iq, e.error()));
        }
    }

    private void manage(Element element) {
        switch (element.name()) {
            case "enable" -> enable(element);
            case "resume" -> resume(element);
            case "r" -> session.flatMap(ClientSession::counting).ifPresent(this::report);
            case "a" -> acknowledge(element);
            default -> wire.error("unsupported-stanza-type");
        }
    }

    private void report(Acknowledgements counting) {
        wire.send(Element.of("a", Namespaces.STREAM_MANAGEMENT).with("h", Long.toString(counting.handled())));
    }

    private void enable(Element element) {
        if (session.isEmpty() || session.get().counting().isPresent()) {
            wire.send(failed("unexpected-request"));
            return;
        }
        Element enabled = Element.of("enabled", Namespaces.STREAM_MANAGEMENT);
        String resume = element.attribute("resume").orElse("");
        if (resume.equals("true") || resume.equals("1")) {
            enabled = enabled.with("id", sessions.makeResumable(session.get()))
                    .with("resume", "true")
                    .with("max", Long.toString(Sessions.RESUMABLE.toSeconds()));
        }
        session.get().count();
        wire.send(enabled);
    }

    private void resume(Element element) {
        Optional<ClientSession> found = session.isPresent()
                ? Optional.empty()
                : element.attribute("previd").flatMap(id -> sessions.resumable(account, id));
        if (found.isEmpty() || found.get().counting().isEmpty()) {
            wire.send(failed("item-not-found"));
            return;
        }
        ClientSession resumed = found.get();
        Acknowledgements counting = resumed.counting().get();
        if (!counting.acknowledge(count(element))) {
            wire.error("undefined-condition");
            return;
        }
        resumed.attach(wire);
        session = found;
        wire.send(Element.of("resumed", Namespaces.STREAM_MANAGEMENT)
                .with("h", Long.toString(counting.handled()))
                .with("previd", element.attribute("previd")));
        counting.waiting().forEach(wire::send);
        wire.send(Element.of("r", Namespaces.STREAM_MANAGEMENT));
    }

    private void acknowledge(Element element) {
        boolean sound = session.flatMap(ClientSession::counting)
                .map(counting -> counting.acknowledge(count(element)))
                .orElse(true);
        if (!sound) {
            wire.error("undefined-condition");
        }
    }

    private static long count(Element element) {
        return element.attribute("h")
                .filter(text -> text.matches("[0-9]{1,10}"))
                .map(Long::parseLong)
                .orElse(-1L);
    }

    private static Element failed(String condition) {
        return Element.of("failed", Namespaces.STREAM_MANAGEMENT, Element.of(condition, Namespaces.STANZA_ERRORS));
    }
}
