package org.isthmus.app.lab.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.ParseException;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.Header;
import javax.sip.header.SIPIfMatchHeader;
import javax.sip.message.Request;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.app.lab.xml.XmlFormatException;
import org.isthmus.app.lab.xml.XmlLimits;
import org.isthmus.app.lab.xml.XmlReader;
import org.isthmus.gateway.concurrent.Scheduler;

/** Takes publications (RFC 3903) and keeps those who watch informed (RFC 3856). */
final class PresenceAgent {

    private static final int STANDARD_SECONDS = 3600;
    private static final int SHORTEST_SECONDS = 10;

    private final Wire wire;
    private final DigestGate gate;
    private final Watchers watchers;
    private final Scheduler clock;
    private final Publications publications;

    PresenceAgent(Wire wire, DigestGate gate, Watchers watchers, Publications publications, Scheduler clock) {
        this.wire = wire;
        this.gate = gate;
        this.watchers = watchers;
        this.publications = publications;
        this.clock = clock;
    }

    void publish(ServerTransaction transaction, Request request)
            throws SipException, ParseException, InvalidArgumentException {
        Optional<String> sender = gate.pass(transaction, request, false);
        if (sender.isEmpty()) {
            return;
        }
        if (!wire.site().user(request.getRequestURI()).equals(sender)) {
            wire.reply(transaction, 403);
            return;
        }
        if (!Watchers.presence(request)) {
            wire.reply(transaction, 489, wire.headers().createAllowEventsHeader("presence"));
            return;
        }
        String user = sender.get();
        Optional<String> tag = Optional.ofNullable((SIPIfMatchHeader) request.getHeader(SIPIfMatchHeader.NAME))
                .map(SIPIfMatchHeader::getETag);
        Optional<Publications.Publication> old = tag.flatMap(t -> publications.find(user, t));
        int seconds = seconds(request);
        if (tag.isPresent() && old.isEmpty()) {
            wire.reply(transaction, 412);
        } else if (seconds > 0 && seconds < SHORTEST_SECONDS) {
            wire.reply(transaction, 423, wire.headers().createMinExpiresHeader(SHORTEST_SECONDS));
        } else if (seconds == 0) {
            tag.ifPresent(t -> publications.remove(user, t));
            done(transaction, user, tag.orElseGet(Wire::random), 0);
        } else {
            store(transaction, request, user, tag, old, seconds);
        }
    }

    /** A user inside the program says how it is. */
    void publish(String user, Element document) {
        publications.set(user, document);
        watchers.changed(user);
    }

    private void store(
            ServerTransaction transaction,
            Request request,
            String user,
            Optional<String> tag,
            Optional<Publications.Publication> old,
            int seconds)
            throws SipException, ParseException, InvalidArgumentException {
        Optional<Element> body;
        try {
            body = document(request);
        } catch (XmlFormatException e) {
            wire.reply(transaction, 400);
            return;
        }
        Optional<Element> document = body.or(() -> old.map(Publications.Publication::document));
        if (body.isPresent() && !pidf(request)) {
            wire.reply(transaction, 415, wire.headers().createAcceptHeader("application", "pidf+xml"));
        } else if (document.isEmpty() || !document.get().is("presence", PidfComposer.PIDF)) {
            wire.reply(transaction, 400);
        } else if (tag.isEmpty() && publications.full(user)) {
            wire.reply(transaction, 403);
        } else {
            tag.ifPresent(t -> publications.remove(user, t));
            String fresh =
                    publications.put(user, document.get(), clock.instant().plusSeconds(seconds));
            done(transaction, user, fresh, seconds);
        }
    }

    private void done(ServerTransaction transaction, String user, String tag, int seconds)
            throws SipException, ParseException, InvalidArgumentException {
        Header[] answer = {
            wire.headers().createSIPETagHeader(tag), wire.headers().createExpiresHeader(seconds)
        };
        wire.reply(transaction, 200, answer);
        watchers.changed(user);
    }

    private static Optional<Element> document(Request request) throws XmlFormatException {
        byte[] content = request.getRawContent();
        return content == null || content.length == 0
                ? Optional.empty()
                : Optional.of(XmlReader.document(new String(content, UTF_8), XmlLimits.STANDARD));
    }

    private static boolean pidf(Request request) {
        return request.getHeader(ContentTypeHeader.NAME) instanceof ContentTypeHeader type
                && "application".equalsIgnoreCase(type.getContentType())
                && "pidf+xml".equalsIgnoreCase(type.getContentSubType());
    }

    private static int seconds(Request request) {
        int asked = request.getExpires() == null
                ? STANDARD_SECONDS
                : request.getExpires().getExpires();
        return Math.min(asked, STANDARD_SECONDS);
    }
}
