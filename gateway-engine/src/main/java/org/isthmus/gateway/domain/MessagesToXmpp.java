package org.isthmus.gateway.domain;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.error.SipError;
import org.isthmus.gateway.error.StanzaErrors;
import org.isthmus.gateway.error.StanzaFailure;
import org.isthmus.gateway.limit.BoundedMap;
import org.isthmus.gateway.message.Crossing;
import org.isthmus.gateway.message.Jids;
import org.isthmus.gateway.message.SipHeaders;
import org.isthmus.gateway.signal.Receipt;
import org.isthmus.gateway.sip.body.Cpim;
import org.isthmus.gateway.sip.body.IsComposing;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Stanza;

/**
 * SIP MESSAGEs on their way to XMPP (RFC 7572 section 5). A text is answered when the XMPP server has dealt with it, so that
 * an error still is the answer and nothing is accepted that was lost with a connection. Confined to the gateway's executor.
 */
final class MessagesToXmpp {

    private static final int MOST_ANSWERED = 50_000;
    private static final int MOST_OPEN = 50_000;
    private static final int ANONYMITY_DISALLOWED = 433;

    private final Served served;
    private final Mapping mapping;
    private final XmppSide xmpp;
    private final Fence fence;
    private final Watchfulness watch;
    private final Peers peers;
    private final WayCounter counter;
    private final Consumer<Receipt> notDelivered;
    private final Map<String, Going> open = new HashMap<>();
    private final Map<String, Boolean> answered = new BoundedMap<>(MOST_ANSWERED);

    /** @param notDelivered told of texts that came back after they had been accepted */
    MessagesToXmpp(
            GatewayRules rules,
            Mapping mapping,
            XmppSide xmpp,
            Fence fence,
            Watchfulness watch,
            Peers peers,
            WayCounter counter,
            Consumer<Receipt> notDelivered) {
        this.served = new Served(rules);
        this.mapping = mapping;
        this.xmpp = xmpp;
        this.fence = fence;
        this.watch = watch;
        this.peers = peers;
        this.counter = counter;
        this.notDelivered = notDelivered;
    }

    void take(SipArrival arrival) {
        Request request = arrival.request();
        WayCounter.Passage passage = counter.begin();
        Optional<SipError> obstacle = obstacle(request);
        if (obstacle.isPresent()) {
            passage.refused();
            arrival.answer(mapping.sip().refusal(request, obstacle.get()));
            return;
        }
        Crossing crossing = mapping.toXmpp().toXmpp(request);
        Response response = (Response) crossing.sip().getFirst();
        if (crossing.xmpp().isEmpty()) {
            finish(passage, response);
            arrival.answer(response);
            return;
        }
        learn(request);
        for (Stanza stanza : crossing.xmpp()) {
            if (!xmpp.send(stanza)) {
                passage.refused();
                arrival.answer(refusal(request, Failure.of(Reason.NOT_SIGNED_IN, "the XMPP server is away")));
                return;
            }
        }
        Going going = new Going(arrival, (Message) crossing.xmpp().getLast(), response, passage);
        open.put(going.key, going);
        fence.after(going);
    }

    private static void finish(WayCounter.Passage passage, Response response) {
        if (SipError.isError(response.getStatusCode())) {
            passage.refused();
        } else {
            passage.delivered();
        }
    }

    private Optional<SipError> obstacle(Request request) {
        SipAddress sender;
        XmppAddress from;
        SipAddress recipient;
        XmppAddress to;
        try {
            sender = SipHeaders.from(request);
            if (sender.host().equals("anonymous.invalid")) {
                return error(ANONYMITY_DISALLOWED);
            }
            recipient = SipAddress.parse(request.getRequestURI().toString());
            from = mapping.addresses().toXmpp(sender);
            to = mapping.addresses().toXmpp(recipient);
        } catch (AddressException e) {
            // The mapping has the right words for it.
            return Optional.empty();
        }
        String thread = SipHeaders.callId(request).orElse("");
        String body = new String(SipHeaders.body(request), StandardCharsets.UTF_8);
        if (!served.isOnSip(sender)) {
            boolean round = served.isOnXmpp(sender) && watch.wentOut(from, to, thread, body);
            return error(round ? Response.LOOP_DETECTED : Response.FORBIDDEN);
        }
        if (!served.isOnXmpp(recipient)) {
            return error(Response.NOT_FOUND);
        }
        if (open.size() >= MOST_OPEN) {
            return Optional.of(mapping.errors()
                    .sipErrorFor(Failure.of(Reason.TOO_MANY, "too many messages are under way"), recipient));
        }
        return watch.obstacle(from, to, thread, body)
                .map(failure -> mapping.errors().sipErrorFor(failure, recipient));
    }

    private void learn(Request request) {
        try {
            switch (SipHeaders.contentType(request).name()) {
                case Cpim.MEDIA_TYPE -> peers.sendsCpim(SipHeaders.from(request));
                case IsComposing.MEDIA_TYPE -> peers.sendsComposing(SipHeaders.from(request));
                default -> {
                    // Everybody reads plain text.
                }
            }
        } catch (AddressException e) {
            // It was read before, or nothing would have crossed.
        }
    }

    /** Takes an error stanza for something that went out from here; errors for anything else mean nothing. */
    void failed(Message stanza) {
        Optional<XmppAddress> failing = Jids.address(stanza.getFrom());
        if (stanza.getStanzaId() == null || stanza.getError() == null || failing.isEmpty()) {
            return;
        }
        StanzaFailure failure = StanzaErrors.fromSmack(stanza.getError());
        String key = key(stanza.getStanzaId(), failing.get());
        Going going = open.get(key);
        if (going != null) {
            going.refused(failure, failing.get());
            return;
        }
        if (answered.remove(key) != null) {
            Jids.address(stanza.getTo())
                    .ifPresent(to -> notDelivered.accept(new Receipt(
                            failing.get(),
                            to,
                            stanza.getStanzaId(),
                            Receipt.Fate.FAILED,
                            Optional.of(mapping.errors().failureFor(failure)))));
        }
    }

    boolean isIdle() {
        return open.isEmpty();
    }

    Response refusal(Request request, Failure failure) {
        try {
            SipAddress recipient = SipAddress.parse(request.getRequestURI().toString());
            return mapping.sip()
                    .refusal(request, mapping.errors().sipErrorFor(failure, recipient, request.getMethod()));
        } catch (AddressException e) {
            return mapping.sip().refusal(request, new SipError(Response.NOT_FOUND, ""));
        }
    }

    private static Optional<SipError> error(int status) {
        return Optional.of(SipError.of(status));
    }

    private static String key(String id, XmppAddress recipient) {
        return id + " " + recipient.bare();
    }

    /** A text that the XMPP server has, and whose sender has no answer yet. */
    private final class Going implements Fence.Waiting {

        private final SipArrival arrival;
        private final Message stanza;
        private final String key;
        private final Response success;
        private final WayCounter.Passage passage;

        Going(SipArrival arrival, Message stanza, Response success, WayCounter.Passage passage) {
            this.arrival = arrival;
            this.stanza = stanza;
            this.key = MessagesToXmpp.key(
                    stanza.getStanzaId(), Jids.address(stanza.getTo()).orElseThrow());
            this.success = success;
            this.passage = passage;
        }

        @Override
        public void passed() {
            if (open.remove(key, this)) {
                if (mapping.notifications().isFailureWantedBySip(stanza.getStanzaId())) {
                    answered.put(key, true);
                }
                passage.delivered();
                arrival.answer(success);
            }
        }

        @Override
        public void unknown() {
            if (open.remove(key, this)) {
                passage.refused();
                arrival.answer(refusal(
                        arrival.request(),
                        Failure.of(Reason.CONNECTION_LOST, "the XMPP server went away before it had the message")));
            }
        }

        void refused(StanzaFailure failure, XmppAddress failing) {
            if (open.remove(key, this)) {
                passage.refused();
                arrival.answer(mapping.toSip().refused(arrival.request(), failure, failing));
            }
        }
    }
}
