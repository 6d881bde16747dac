package org.isthmus.gateway.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sip.message.Request;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.error.SipError;
import org.isthmus.gateway.error.StanzaFailure;
import org.isthmus.gateway.message.CallIds;
import org.isthmus.gateway.message.Crossing;
import org.isthmus.gateway.message.Notifications;
import org.isthmus.gateway.message.SipMessages;
import org.isthmus.gateway.message.TrunkArrivals;
import org.isthmus.gateway.message.TrunkMessages;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Stanza;

/** Vectors of kind {@code translate} about messages. */
final class MessageVectors {

    private final Vector vector;
    private final TrunkMessages toSip;
    private final TrunkArrivals toXmpp;

    private MessageVectors(Vector vector) throws Exception {
        this.vector = vector;
        AddressMapper addresses = new AddressMapper();
        ErrorMapping errors = new ErrorMapping(addresses, ErrorMapping.Profile.RFC);
        SipMessages sip = new SipMessages("gw.example.com", "tcp");
        CallIds callIds = new CallIds(100);
        Notifications notifications = new Notifications(100);
        for (JsonNode sent : vector.context().path("sentMessages")) {
            notifications.sentToSip(
                    sent.path("imdnMessageId").asText(),
                    new Notifications.Asked(
                            sent.path("stanzaId").asText(),
                            XmppAddress.parse(sent.path("from").asText())));
        }
        String now = vector.context().path("now").asText("");
        InstantSource clock =
                InstantSource.fixed(now.isEmpty() ? Instant.parse("2026-03-01T10:00:00Z") : Instant.parse(now));
        toSip = new TrunkMessages(addresses, errors, sip, callIds, notifications, clock);
        toXmpp = new TrunkArrivals(addresses, errors, sip, callIds, notifications, clock);
    }

    static void run(Vector vector) throws Exception {
        MessageVectors engine = new MessageVectors(vector);
        JsonNode input = vector.input();
        List<Wire.Sent> sent = input.path("proto").asText().equals("exchange")
                ? engine.exchange(input)
                : Wire.sent(engine.crossing(input));
        Outputs.check(vector.json().path("outputs"), sent);
    }

    private Crossing crossing(JsonNode input) throws Exception {
        String text = input.path("text").asText();
        return input.path("proto").asText().equals("xmpp")
                ? toSip.toSip((Message) Wire.stanza(text), peer())
                : toXmpp.toXmpp(Wire.request(text));
    }

    private TrunkMessages.Peer peer() {
        return new TrunkMessages.Peer(
                vector.context().path("peerCpim").asBoolean(),
                vector.context().path("peerIsComposing").asBoolean());
    }

    /** Something was sent on, and this is what came back for it. */
    private List<Wire.Sent> exchange(JsonNode input) throws Exception {
        JsonNode sent = input.path("sent");
        JsonNode result = input.path("result");
        Crossing first = crossing(sent);
        List<Wire.Sent> answers = new ArrayList<>();
        if (sent.path("proto").asText().equals("xmpp")) {
            if (first.sip().size() != 1) {
                throw new IllegalStateException("nothing was sent: " + first);
            }
            Optional<Message> answer = toSip.answered(
                    (Message) Wire.stanza(sent.path("text").asText()),
                    new SipError(
                            result.path("status").asInt(), result.path("reason").asText()),
                    vector.context().path("receiptOn200").asBoolean());
            answer.map(message -> Wire.sent((Stanza) message)).ifPresent(answers::add);
        } else {
            Request request = Wire.request(sent.path("text").asText());
            answers.add(Wire.sent(toSip.refused(
                    request,
                    new StanzaFailure(
                            result.path("condition").asText(),
                            result.path("type").asText(),
                            result.path("text").asText("")),
                    XmppAddress.parse(result.path("from").asText()))));
        }
        return answers;
    }
}
