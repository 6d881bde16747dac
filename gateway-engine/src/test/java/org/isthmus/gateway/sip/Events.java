package org.isthmus.gateway.sip;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests of event notification (RFC 6665) as a scripted peer over UDP writes them. */
final class Events {

    private static final AtomicInteger BRANCHES = new AtomicInteger();

    private final ScriptedPeer peer;

    Events(ScriptedPeer peer) {
        this.peer = peer;
    }

    /** A NOTIFY in the dialog that a SUBSCRIBE made; without a body when that is empty. */
    String notify(RawMessage subscribe, int sequence, String state, String type, String body) {
        return head("NOTIFY", inner(subscribe.get("Contact")))
                + "From: " + subscribe.get("To").replaceFirst(";tag=.*", "") + ";tag=peer\r\n"
                + "To: " + subscribe.get("From") + "\r\n"
                + "Call-ID: " + subscribe.get("Call-ID") + "\r\n"
                + "CSeq: " + sequence + " NOTIFY\r\n"
                + contact()
                + "Event: " + subscribe.get("Event") + "\r\n"
                + "Subscription-State: " + state + "\r\n"
                + content(type, body);
    }

    /** A NOTIFY about the mailbox that nobody asked for, as some servers send it to whoever registers. */
    String notifyMailbox(String body) {
        return head("NOTIFY", inner(peer.requests("REGISTER").getLast().get("Contact")))
                + "From: <sip:alice@sip.test>;tag=box\r\n"
                + "To: <sip:alice@sip.test>\r\n"
                + "Call-ID: box-" + BRANCHES.incrementAndGet() + "\r\n"
                + "CSeq: 1 NOTIFY\r\n"
                + contact()
                + "Event: message-summary\r\n"
                + "Subscription-State: active\r\n"
                + content("application/simple-message-summary", body);
    }

    String notifyPresence(RawMessage subscribe, int sequence, String state, String body) {
        return notify(subscribe, sequence, state, "application/pidf+xml", body);
    }

    /** Bob's SUBSCRIBE to whoever is registered at the peer; {@code toTag} is empty for the first one of a dialog. */
    String subscribe(String callId, int sequence, int expires, String toTag) {
        return head("SUBSCRIBE", inner(peer.requests("REGISTER").getLast().get("Contact")))
                + "From: <sip:bob@sip.test>;tag=bobs\r\n"
                + "To: <sip:alice@sip.test>" + (toTag.isEmpty() ? "" : ";tag=" + toTag) + "\r\n"
                + "Call-ID: " + callId + "\r\n"
                + "CSeq: " + sequence + " SUBSCRIBE\r\n"
                + contact()
                + "Event: presence\r\n"
                + "Accept: application/pidf+xml\r\n"
                + "Expires: " + expires + "\r\n"
                + content("", "");
    }

    static String pidf(String basic, String note) {
        return "<?xml version='1.0' encoding='UTF-8'?><presence xmlns='urn:ietf:params:xml:ns:pidf'"
                + " entity='sip:bob@sip.test'><tuple id='phone'><status><basic>" + basic + "</basic></status><note>"
                + note + "</note></tuple></presence>";
    }

    private String head(String method, String target) {
        return method + " " + target + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:" + peer.port() + ";branch=z9hG4bKe" + BRANCHES.incrementAndGet() + "\r\n"
                + "Max-Forwards: 70\r\n";
    }

    private String contact() {
        return "Contact: <sip:bob@127.0.0.1:" + peer.port() + ">\r\n";
    }

    private static String content(String type, String body) {
        return (body.isEmpty() ? "" : "Content-Type: " + type + "\r\n") + "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    private static String inner(String address) {
        return address.substring(address.indexOf('<') + 1, address.indexOf('>'));
    }
}
