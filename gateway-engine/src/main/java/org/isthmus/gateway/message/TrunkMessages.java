package org.isthmus.gateway.message;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.error.SipError;
import org.isthmus.gateway.error.StanzaFailure;
import org.isthmus.gateway.signal.ChatState;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.Receipt;
import org.isthmus.gateway.signal.Signal;
import org.jivesoftware.smack.packet.Message;

/**
 * Messages of whole domains from XMPP to SIP, both addresses mapped (RFC 7572 section 4). {@link TrunkArrivals} is the
 * other direction. May be used from any thread.
 */
public final class TrunkMessages {

    private static final int LARGEST_MESSAGE = 1300;

    private final AddressMapper addresses;
    private final ErrorMapping errors;
    private final SipMessages sip;
    private final CallIds callIds;
    private final Notifications notifications;
    private final XmppMessageCodec stanzas;
    private final SipMessageCodec payloads;

    public TrunkMessages(
            AddressMapper addresses,
            ErrorMapping errors,
            SipMessages sip,
            CallIds callIds,
            Notifications notifications,
            InstantSource clock) {
        this.addresses = addresses;
        this.errors = errors;
        this.sip = sip;
        this.callIds = callIds;
        this.notifications = notifications;
        this.stanzas = new XmppMessageCodec(addresses, errors, clock);
        this.payloads = new SipMessageCodec(addresses, clock);
    }

    /**
     * What is known of the SIP side of a conversation.
     *
     * @param cpim it reads {@code message/cpim}
     * @param composing it sends isComposing itself, or took one
     */
    public record Peer(boolean cpim, boolean composing) {}

    /** The MESSAGE for a stanza, or the error for its sender, or nothing. */
    public Crossing toSip(Message stanza, Peer peer) {
        if (stanza.getType() == Message.Type.error) {
            return Crossing.NOTHING;
        }
        List<Signal> signals = stanzas.decode(stanza);
        for (Signal signal : signals) {
            if (signal instanceof InstantMessage text) {
                return text(stanza, text, peer);
            }
        }
        List<javax.sip.message.Message> requests = new ArrayList<>();
        for (Signal signal : signals) {
            switch (signal) {
                case ChatState state
                when peer.composing() && state.activity() != ChatState.Activity.GONE ->
                    request(state, Optional.empty(), payloads.encode(state)).ifPresent(requests::add);
                case Receipt receipt
                when notifications.isWantedBySip(receipt.messageId()) ->
                    request(receipt, Optional.empty(), payloads.encode(receipt)).ifPresent(requests::add);
                default -> {
                    // Nobody on SIP asked for it.
                }
            }
        }
        return new Crossing(requests, List.of());
    }

    private Crossing text(Message stanza, InstantMessage text, Peer peer) {
        if (text.encrypted()) {
            return refused(stanza, Failure.of(Reason.ENCRYPTED_MESSAGE, "end-to-end encrypted"));
        }
        Optional<Request> request = request(text, text.thread(), payloads.encode(text, peer.cpim()));
        if (request.isEmpty()) {
            return refused(stanza, Failure.of(Reason.BAD_ADDRESS, "no SIP URI for " + text.to()));
        }
        if (request.get().toString().getBytes(StandardCharsets.UTF_8).length > LARGEST_MESSAGE) {
            return refused(stanza, Failure.of(Reason.TOO_LONG, "longer than a MESSAGE may be"));
        }
        if (peer.cpim() && !text.asks().isEmpty() && text.from() instanceof XmppAddress from) {
            notifications.sentToSip(text.id(), new Notifications.Asked(text.id(), from));
        }
        return Crossing.toSip(request.get());
    }

    private Optional<Request> request(Signal signal, Optional<String> thread, SipPayload payload) {
        if (!(signal.from() instanceof XmppAddress from) || !(signal.to() instanceof XmppAddress to)) {
            return Optional.empty();
        }
        try {
            SipAddress target = addresses.toSip(to);
            CallIds.Call call = callIds.next(from, to, thread);
            Request request = sip.request(
                    Request.MESSAGE,
                    target,
                    new SipMessages.Ends(
                            addresses.toSip(from), SipMessages.newTag(), target, "", call.callId(), call.sequence()));
            sip.setPayload(request, payload);
            return Optional.of(request);
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    private Crossing refused(Message stanza, Failure failure) {
        return Crossing.toXmpp(ErrorStanzas.answer(stanza, errors.stanzaFailureFor(failure)));
    }

    /**
     * What the sender of a stanza is told when its MESSAGE was answered.
     *
     * @param receiptForSuccess a 2xx is told as a receipt to those who asked for one
     */
    public Optional<Message> answered(Message stanza, SipError answer, boolean receiptForSuccess) {
        if (SipError.isError(answer.status())) {
            return Optional.of(ErrorStanzas.answer(stanza, errors.toStanza(answer)));
        }
        boolean asked = Extensions.has(stanza, "request", Extensions.RECEIPTS);
        if (!receiptForSuccess || !asked || answer.status() != Response.OK) {
            return Optional.empty();
        }
        return Jids.address(stanza.getFrom())
                .flatMap(from -> Jids.address(stanza.getTo()).flatMap(to -> receipt(stanza.getStanzaId(), from, to)));
    }

    private Optional<Message> receipt(String id, XmppAddress from, XmppAddress to) {
        try {
            return Optional.of(stanzas.encode(new Receipt(to, from, id, Receipt.Fate.DELIVERED, Optional.empty())));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    /** The response to a MESSAGE whose stanza came back as an error before it was answered. */
    public Response refused(Request request, StanzaFailure failure, XmppAddress failing) {
        SipError error = errors.toSip(failure, failing, request.getMethod());
        return sip.refusal(request, errors.withoutChallenge(error, failure));
    }
}
