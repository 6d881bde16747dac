package org.isthmus.gateway.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.concurrent.ManualScheduler;
import org.isthmus.gateway.message.SipMessages;
import org.jivesoftware.smack.packet.Message;

/** A gateway between sip.test and xmpp.test with both sides in the hands of the test; nothing runs beside the test. */
final class GatewayRig {

    final ManualScheduler clock = new ManualScheduler();
    final SipMessages messages = new SipMessages("gw.test", "udp");
    final ScriptedSip sip = new ScriptedSip(messages);
    final ScriptedXmpp xmpp = new ScriptedXmpp();
    final DomainGateway gateway;
    private int number;

    GatewayRig() {
        this(GatewayRules.between(Set.of("sip.test"), Set.of("xmpp.test")));
    }

    GatewayRig(GatewayRules rules) {
        this(rules, new MemoryStore());
    }

    /** @param store what another gateway has left */
    GatewayRig(GatewayRules rules, GatewayMemory store) {
        gateway = new DomainGateway(
                rules, "sip.test", sip, xmpp, messages, store, clock, new java.util.Random(1), Runnable::run);
        gateway.online();
    }

    /** A message stanza arrives. */
    void stanza(String xml) {
        gateway.stanza(MemoryXmpp.parsed(xml));
    }

    void text(String from, String to, String id, String body) {
        stanza("<message xmlns='jabber:client' from='" + from + "' to='" + to + "' id='" + id + "'><body>" + body
                + "</body></message>");
    }

    /** A MESSAGE arrives. */
    Arrival message(String from, String to, String body) {
        return arrive(messageText(from, to, "c" + ++number, body));
    }

    String messageText(String from, String to, String callId, String body) {
        return "MESSAGE sip:" + to + " SIP/2.0\r\nVia: SIP/2.0/UDP ua.test;branch=z9hG4bKb" + callId
                + "\r\nMax-Forwards: 70\r\nFrom: <sip:" + from + ">;tag=1\r\nTo: <sip:" + to + ">\r\nCall-ID: " + callId
                + "\r\nCSeq: 1 MESSAGE\r\nContent-Type: text/plain\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    Arrival arrive(String text) {
        try {
            Arrival arrival = new Arrival(
                    javax.sip.SipFactory.getInstance().createMessageFactory().createRequest(text));
            gateway.request(arrival);
            return arrival;
        } catch (Exception e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** The XMPP server has dealt with everything so far. */
    void settle() {
        xmpp.pongs().forEach(gateway::stanza);
    }

    Message lastStanza() {
        return xmpp.messages().getLast();
    }

    static final class Arrival implements SipArrival {

        private final Request request;
        private final List<Response> answers = new ArrayList<>();

        Arrival(Request request) {
            this.request = request;
        }

        @Override
        public Request request() {
            return request;
        }

        @Override
        public void answer(Response response) {
            answers.add(response);
        }

        /** 0 as long as there is none. */
        int status() {
            return answers.isEmpty() ? 0 : answers.getFirst().getStatusCode();
        }

        Response response() {
            return answers.getFirst();
        }
    }
}
