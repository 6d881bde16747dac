package org.isthmus.gateway.domain.presence;

import gov.nist.javax.sip.message.SIPResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.sip.header.CSeqHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.address.AddressMemory;
import org.isthmus.gateway.concurrent.ManualScheduler;
import org.isthmus.gateway.concurrent.SerialExecutor;
import org.isthmus.gateway.domain.GatewayRules;
import org.isthmus.gateway.domain.MemorySip;
import org.isthmus.gateway.domain.MemoryStore;
import org.isthmus.gateway.domain.MemoryXmpp;
import org.isthmus.gateway.domain.SipReply;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.message.SipHeaders;
import org.isthmus.gateway.message.SipMessages;
import org.jivesoftware.smack.packet.Presence;

/** The domain sip.test, the domain xmpp.test, and the presence between them; both networks are played by the test. */
final class PresenceRig {

    final ManualScheduler clock = new ManualScheduler();
    final MemorySip sip = new MemorySip();
    final MemoryXmpp xmpp = new MemoryXmpp();
    final MemoryStore store;
    final PresenceGateway gateway;

    PresenceRig() {
        this(new MemoryStore(), PresenceLimits.DEFAULT);
    }

    PresenceRig(MemoryStore store, PresenceLimits limits) {
        this.store = store;
        AddressMapper addresses = new AddressMapper();
        gateway = new PresenceGateway(
                GatewayRules.between(Set.of("sip.test"), Set.of("xmpp.test")),
                limits,
                sip,
                xmpp,
                new SipMessages("gw.test", "tcp"),
                addresses,
                new AddressMemory(100),
                new ErrorMapping(addresses, ErrorMapping.Profile.RFC),
                clock,
                new Random(7),
                store,
                new SerialExecutor());
    }

    void stanza(String from, String to, String type) {
        stanza("<presence xmlns='jabber:client' from='" + from + "' to='" + to + "'"
                + (type.isEmpty() ? "" : " type='" + type + "'") + "/>");
    }

    void stanza(String xml) {
        gateway.stanza((Presence) MemoryXmpp.parsed(xml));
    }

    void advance(Duration by) {
        clock.advance(by);
    }

    List<Request> requests(String method) {
        return sip.sent().stream()
                .filter(Request.class::isInstance)
                .map(Request.class::cast)
                .filter(request -> request.getMethod().equals(method))
                .toList();
    }

    Request last(String method) {
        return requests(method).getLast();
    }

    Response lastResponse() {
        return sip.sent().stream()
                .filter(Response.class::isInstance)
                .map(Response.class::cast)
                .toList()
                .getLast();
    }

    int lastStatus() {
        return lastResponse().getStatusCode();
    }

    /** The other side's answer to a request of the gateway. */
    void answer(Request request, int status, String... headers) {
        String to = request.getHeader(ToHeader.NAME).toString().strip();
        sip.response("SIP/2.0 " + status + " Answer\r\n" + header(request, "Via") + header(request, "From") + to
                + (to.contains(";tag=") ? "" : ";tag=peer") + "\r\n" + header(request, "Call-ID")
                + header(request, "CSeq") + lines(headers) + "Content-Length: 0\r\n\r\n");
    }

    void agree(Request subscribe, int seconds) {
        answer(subscribe, 200, "Expires: " + seconds, "Contact: <sip:ravi@192.0.2.1:5070>");
    }

    /** A NOTIFY in the dialog of a SUBSCRIBE of the gateway. */
    String notify(Request subscribe, int sequence, String state, String body) {
        String us = ((FromHeader) subscribe.getHeader(FromHeader.NAME)).getTag();
        String them = subscribe.getHeader(ToHeader.NAME).toString().strip().substring(4);
        return "NOTIFY sip:nora@gw.test SIP/2.0\r\nVia: SIP/2.0/TCP peer.test;branch=z9hG4bKn" + us + sequence
                + "\r\nMax-Forwards: 70\r\nFrom: " + them + (them.contains(";tag=") ? "" : ";tag=peer")
                + "\r\nTo: <sip:nora@xmpp.test>;tag=" + us + "\r\n" + header(subscribe, "Call-ID") + "CSeq: " + sequence
                + " NOTIFY\r\nContact: <sip:ravi@192.0.2.1:5070>\r\nEvent: presence\r\nSubscription-State: " + state
                + "\r\n" + (body.isEmpty() ? "" : "Content-Type: application/pidf+xml\r\n") + "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    void notified(Request subscribe, int sequence, String state, String body) {
        sip.request(gateway, notify(subscribe, sequence, state, body));
    }

    /** A watch of nora to ravi, allowed and shown. */
    Request watching() {
        stanza("nora@xmpp.test", "ravi@sip.test", "subscribe");
        Request subscribe = last("SUBSCRIBE");
        agree(subscribe, 3600);
        notified(subscribe, 1, "active;expires=3600", open("desk"));
        return subscribe;
    }

    /** A SUBSCRIBE of ravi for nora. */
    String subscribe(String callId, String tag, String toTag, int sequence, int expires) {
        return "SUBSCRIBE sip:nora@xmpp.test SIP/2.0\r\nVia: SIP/2.0/TCP peer.test;branch=z9hG4bKs" + callId + tag
                + sequence + "\r\nMax-Forwards: 70\r\nFrom: <sip:ravi@sip.test>;tag=" + tag
                + "\r\nTo: <sip:nora@xmpp.test>" + (toTag.isEmpty() ? "" : ";tag=" + toTag) + "\r\nCall-ID: " + callId
                + "\r\nCSeq: " + sequence + " SUBSCRIBE\r\nContact: <sip:ravi@192.0.2.1:5070>\r\n"
                + "Event: presence\r\nAccept: application/pidf+xml\r\nExpires: " + expires
                + "\r\nContent-Length: 0\r\n\r\n";
    }

    void subscribed(String callId, String tag, String toTag, int sequence, int expires) {
        sip.request(gateway, subscribe(callId, tag, toTag, sequence, expires));
    }

    /** A dialog of ravi with nora's state, allowed, and past its first pause; gives the tag of the gateway. */
    String watched(String callId) {
        subscribed(callId, "r1", "", 1, 3600);
        String tag = ((ToHeader) lastResponse().getHeader(ToHeader.NAME)).getTag();
        answer(last("NOTIFY"), 200);
        stanza("nora@xmpp.test", "ravi@sip.test", "subscribed");
        answer(last("NOTIFY"), 200);
        advance(Duration.ofSeconds(5));
        return tag;
    }

    static String open(String... devices) {
        StringBuilder tuples = new StringBuilder();
        for (String device : devices) {
            tuples.append("<tuple id='ID-").append(device).append("'><status><basic>open</basic></status></tuple>");
        }
        return "<presence xmlns='urn:ietf:params:xml:ns:pidf' entity='pres:ravi@sip.test'>" + tuples + "</presence>";
    }

    static String body(Request request) {
        return new String(SipHeaders.body(request), StandardCharsets.UTF_8);
    }

    static String value(javax.sip.message.Message message, String name) {
        return SipHeaders.value(message, name).orElse("");
    }

    static long sequence(Request request) {
        return ((CSeqHeader) request.getHeader(CSeqHeader.NAME)).getSeqNumber();
    }

    /** What XMPP got, each as {@code from type}. */
    List<String> shown() {
        return xmpp.presences().stream()
                .map(presence -> presence.getFrom() + " " + presence.getType())
                .toList();
    }

    private static String header(Request request, String name) {
        return request.getHeader(name).toString().strip() + "\r\n";
    }

    private static String lines(String... headers) {
        return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    }

    /** Texts to SIP found nobody there, and then somebody again. */
    void sipWasSilentForAWhile() {
        for (int i = 0; i < 3; i++) {
            gateway.heard(new SipReply.Unanswered(Failure.of(Reason.TIMEOUT, "no answer")));
        }
        gateway.heard(new SipReply.Answered(new SIPResponse()));
    }
}
