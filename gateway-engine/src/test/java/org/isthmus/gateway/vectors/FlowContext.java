package org.isthmus.gateway.vectors;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.domain.GatewayMemory;
import org.isthmus.gateway.domain.MemoryStore;

/** Brings an engine to where a vector begins, by the same messages that would have brought it there. */
final class FlowContext {

    private static final Duration REST = Duration.ofSeconds(6);
    private static final String XMPP_DOMAIN = "@example.com";

    private final JsonNode context;
    private final FlowEngine engine;
    private FlowNames names = FlowNames.SAME;

    private FlowContext(JsonNode context, FlowEngine engine) {
        this.context = context;
        this.engine = engine;
    }

    /** An engine at the beginning of a vector, and what it and the vector call its dialog. */
    record Ready(FlowEngine engine, FlowNames names) {}

    /** @param engines makes an engine with a clock and the permissions that it starts with */
    static Ready prepare(Vector vector, BiFunction<Instant, GatewayMemory, FlowEngine> engines) throws Exception {
        JsonNode context = vector.context();
        MemoryStore store = new MemoryStore();
        for (JsonNode pair : context.path("authorized")) {
            authorize(store, pair.path(0).asText(), pair.path(1).asText());
        }
        Instant now = Instant.parse(context.path("now").asText("2026-03-01T10:00:00Z"));
        FlowEngine engine = engines.apply(now.minus(spent(context)), store);
        FlowContext start = new FlowContext(context, engine);
        start.signOut();
        if (context.has("dialog")) {
            if (context.path("watcher").asText().startsWith("sip:")) {
                start.watchedBySip();
            } else {
                start.watchingSip();
            }
        }
        return new Ready(engine, start.names);
    }

    private static void authorize(MemoryStore store, String watcher, String contact) throws Exception {
        if (watcher.endsWith(XMPP_DOMAIN)) {
            store.put(new GatewayMemory.SipWatched(
                    XmppAddress.parse(watcher), SipAddress.parse(bareUri(contact)), List.of()));
        } else {
            store.put(new GatewayMemory.XmppWatched(
                    SipAddress.parse(bareUri(watcher)), XmppAddress.parse(contact), true));
        }
    }

    private static String bareUri(String address) {
        return address.startsWith("sip:") ? address : "sip:" + address;
    }

    /** Every NOTIFY of what is known already needs its pause. */
    private static Duration spent(JsonNode context) {
        boolean dialog =
                context.has("dialog") && context.path("watcher").asText().startsWith("sip:");
        return dialog ? REST.multipliedBy(1 + context.path("knownPresence").size()) : Duration.ZERO;
    }

    /** The watchers of permissions from before are not signed in: a vector says it when they are. */
    private void signOut() {
        for (JsonNode pair : context.path("authorized")) {
            if (pair.path(0).asText().endsWith(XMPP_DOMAIN)) {
                engine.receive(
                        "xmpp", presence(pair.path(0).asText(), pair.path(1).asText(), "unavailable"));
            }
        }
        settle();
    }

    private void watchingSip() {
        String contact = context.path("contact").asText();
        engine.receive("xmpp", presence(context.path("watcher").asText(), contact.substring(4), "subscribe"));
        Document subscribe = only("SUBSCRIBE ");
        name(value(subscribe, "h:Call-ID"), value(subscribe, "h:From#param:tag"));
        engine.receive("sip", ok(subscribe, dialog("remoteTag"), contact));
        if (dialog("state").equals("ACTIVE")) {
            engine.receive("sip", notify(contact, subscribe));
        }
        settle();
    }

    private void watchedBySip() {
        String watcher = context.path("watcher").asText();
        String contact = context.path("contact").asText();
        String target = "sip:" + contact.replace("\\26", "&");
        long expires = context.path("dialog").path("expires").asLong(3600)
                + spent(context).toSeconds();
        engine.receive(
                "sip",
                "SUBSCRIBE " + target + " SIP/2.0\r\nVia: SIP/2.0/TCP ua.example.net;branch=z9hG4bKbefore\r\n"
                        + "Max-Forwards: 70\r\nFrom: <" + watcher + ">;tag=" + dialog("remoteTag") + "\r\nTo: <"
                        + target
                        + ">\r\nCall-ID: " + dialog("callId") + "\r\nCSeq: 1 SUBSCRIBE\r\nContact: <" + watcher
                        + ">\r\nEvent: presence\r\nAccept: application/pidf+xml\r\nExpires: " + Math.min(3600, expires)
                        + "\r\nContent-Length: 0\r\n\r\n");
        Document pending = only("NOTIFY ");
        name(dialog("callId"), value(pending, "h:From#param:tag"));
        engine.receive("sip", ok(pending, dialog("remoteTag"), watcher));
        if (dialog("state").equals("ACTIVE")) {
            engine.receive("xmpp", presence(contact, watcher.substring(4), "subscribed"));
            answerNotify(watcher);
        }
        engine.advance(REST);
        for (JsonNode known : context.path("knownPresence")) {
            engine.receive("xmpp", known.asText());
            answerNotify(watcher);
            engine.advance(REST);
        }
        settle();
    }

    private void answerNotify(String watcher) {
        engine.receive("sip", ok(only("NOTIFY "), dialog("remoteTag"), watcher));
    }

    private void settle() {
        engine.advance(Duration.ZERO);
        engine.take();
        if (engine.patience().isPositive()) {
            await().during(Duration.ofMillis(200))
                    .atMost(engine.patience())
                    .until(() -> engine.take().isEmpty());
        }
    }

    private Document only(String start) {
        List<Wire.Sent> sent = new ArrayList<>(engine.take());
        if (engine.patience().isPositive()) {
            await().atMost(engine.patience()).until(() -> {
                sent.addAll(engine.take());
                return sent.stream().anyMatch(one -> one.text().startsWith(start));
            });
        }
        return sent.stream()
                .filter(one -> one.text().startsWith(start))
                .findFirst()
                .map(one -> Document.of("sip", one.text()))
                .orElseThrow(() -> new IllegalStateException("no " + start + "on the way to where the vector begins"));
    }

    private void name(String callId, String tag) {
        names = new FlowNames(dialog("callId"), callId, dialog("localTag"), tag);
    }

    private String dialog(String field) {
        return context.path("dialog").path(field).asText();
    }

    private String notify(String contact, Document subscribe) {
        StringBuilder tuples = new StringBuilder();
        context.path("knownResources")
                .forEach(resource -> tuples.append("<tuple id='ID-")
                        .append(resource.asText())
                        .append("'><status><basic>open</basic></status></tuple>"));
        String body = tuples.isEmpty()
                ? ""
                : "<presence xmlns='urn:ietf:params:xml:ns:pidf' entity='pres:x@example.net'>" + tuples + "</presence>";
        return "NOTIFY " + value(subscribe, "h:Contact#uri")
                + " SIP/2.0\r\nVia: SIP/2.0/TCP ua.example.net;branch=z9hG4bKbefore\r\nMax-Forwards: 70\r\nFrom: <"
                + contact + ">;tag=" + dialog("remoteTag") + "\r\nTo: " + value(subscribe, "h:From") + "\r\nCall-ID: "
                + value(subscribe, "h:Call-ID") + "\r\nCSeq: 0 NOTIFY\r\nContact: <" + contact
                + ">\r\nEvent: presence\r\nSubscription-State: active;expires="
                + context.path("dialog").path("expires").asInt(3600) + "\r\n"
                + (body.isEmpty() ? "" : "Content-Type: application/pidf+xml\r\n") + "Content-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private static String ok(Document request, String toTag, String contact) {
        String to = value(request, "h:To");
        return "SIP/2.0 200 OK\r\nVia: " + value(request, "h:Via") + "\r\nFrom: " + value(request, "h:From")
                + "\r\nTo: "
                + (to.contains(";tag=") ? to : to + ";tag=" + toTag) + "\r\nCall-ID: " + value(request, "h:Call-ID")
                + "\r\nCSeq: " + value(request, "h:CSeq") + "\r\nContact: <" + contact
                + ">\r\nExpires: 3600\r\nContent-Length: 0\r\n\r\n";
    }

    private static String value(Document document, String selector) {
        return document.select(selector).getFirst();
    }

    private static String presence(String from, String to, String type) {
        return "<presence xmlns='jabber:client' from='" + from + "' to='" + to + "' type='" + type + "'/>";
    }
}
