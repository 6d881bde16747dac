package org.isthmus.app.lab.xmpp;

import java.io.IOException;
import java.io.Reader;
import java.net.Socket;
import java.util.Optional;
import java.util.UUID;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.app.lab.xml.XmlFormatException;
import org.isthmus.app.lab.xml.XmlLimits;
import org.isthmus.app.lab.xml.XmlReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one client's connection from the first byte to the last, on a thread of its own. */
final class ClientConnection {

    private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);
    private static final int SIGN_IN_MILLIS = 30_000;

    private final Socket socket;
    private final Wire wire;
    private final ServerCore core;

    ClientConnection(Socket socket, ServerCore core) {
        this.socket = socket;
        this.core = core;
        this.wire = new Wire(socket);
    }

    Wire wire() {
        return wire;
    }

    void run() {
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(SIGN_IN_MILLIS);
            Reader characters = XmlReader.utf8(socket.getInputStream());
            Optional<Account> account = signIn(characters);
            socket.setSoTimeout(0);
            if (account.isPresent()) {
                serve(characters, account.get());
            }
        } catch (XmlFormatException e) {
            LOG.info("A client of the lab sent what is not XMPP: {}", e.getMessage());
            wire.error("not-well-formed");
        } catch (IOException e) {
            LOG.debug("A connection to the lab ended: {}", e.getMessage());
            wire.cut();
        }
    }

    private Optional<Account> signIn(Reader characters) throws XmlFormatException, IOException {
        Element features = Element.of("features", Namespaces.STREAM, SaslNegotiation.feature());
        Optional<XmlReader> reader = open(characters, features);
        if (reader.isEmpty()) {
            return Optional.empty();
        }
        SaslNegotiation sasl = new SaslNegotiation(core.domain(), core.credentials());
        while (true) {
            Optional<Element> element = reader.get().next();
            if (element.isEmpty()) {
                wire.close();
                return Optional.empty();
            }
            if (!element.get().namespace().equals(Namespaces.SASL)) {
                wire.error("not-authorized");
                return Optional.empty();
            }
            SaslNegotiation.Step step = sasl.handle(element.get());
            wire.send(step.answer());
            if (step.user().isPresent()) {
                return step.user().flatMap(core::account);
            }
            if (step.over()) {
                wire.close();
                return Optional.empty();
            }
        }
    }

    private void serve(Reader characters, Account account) throws XmlFormatException, IOException {
        Optional<XmlReader> reader = open(characters, ClientStream.features());
        if (reader.isEmpty()) {
            return;
        }
        ClientStream stream = core.stream(account, wire);
        boolean closed = false;
        try {
            for (Optional<Element> element = reader.get().next();
                    element.isPresent();
                    element = reader.get().next()) {
                Element read = element.get();
                core.turnstile().pass(() -> stream.accept(read));
            }
            closed = true;
            wire.close();
        } finally {
            boolean properly = closed;
            core.turnstile().pass(() -> stream.over(properly));
        }
    }

    /** RFC 6120 section 4.3: the client's header, ours, and the features. */
    private Optional<XmlReader> open(Reader characters, Element features) throws XmlFormatException, IOException {
        XmlReader reader = XmlReader.stream(characters, XmlLimits.STANDARD);
        Element header = reader.header();
        wire.raw("<?xml version='1.0'?><stream:stream xmlns='" + Namespaces.CLIENT + "' xmlns:stream='"
                + Namespaces.STREAM + "' from='" + core.domain() + "' id='" + UUID.randomUUID() + "' version='1.0'>");
        if (!header.is("stream", Namespaces.STREAM)
                || !header.attribute("xmlns").equals(Optional.of(Namespaces.CLIENT))) {
            wire.error("invalid-namespace");
            return Optional.empty();
        }
        if (!header.attribute("to").orElse(core.domain()).equalsIgnoreCase(core.domain())) {
            wire.error("host-unknown");
            return Optional.empty();
        }
        wire.send(features);
        return Optional.of(reader);
    }
}
