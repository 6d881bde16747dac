package org.isthmus.gateway.message;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.address.AddressMemory;
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

    private static final Duration OLDEST = Duration.ofDays(7);
    private static final int SMALLEST_PART = 64;

    private final AddressMapper addresses;
    private final AddressMemory memory;
    private final ErrorMapping errors;
    private final SipMessages sip;
    private final CallIds callIds;
    private final Notifications notifications;
    private final XmppMessageCodec stanzas;
    private final SipMessageCodec payloads;
    private final TrunkOptions options;
    private final InstantSource clock;

    public TrunkMessages(
            AddressMapper addresses,
            ErrorMapping errors,
            SipMessages sip,
            CallIds callIds,
            Notifications notifications,
            InstantSource clock) {
        this(addresses, new AddressMemory(1), errors, sip, callIds, notifications, TrunkOptions.DEFAULT, clock);
    }

    /** @param memory the exact SIP URIs behind JIDs */
    public TrunkMessages(
            AddressMapper addresses,
            AddressMemory memory,
            ErrorMapping errors,
            SipMessages sip,
            CallIds callIds,
            Notifications notifications,
            TrunkOptions options,
            InstantSource clock) {
        this.addresses = addresses;
        this.memory = memory;
        this.options = options;
        this.clock = clock;
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
        if (text.sentAt().filter(this::isTooOld).isPresent()) {
            return Crossing.NOTHING;
        }
        Optional<Written> written = written(text, text.thread(), payloads.encode(text, peer.cpim()));
        if (written.isEmpty()) {
            return refused(stanza, Failure.of(Reason.BAD_ADDRESS, "no SIP URI for " + text.to()));
        }
        Request request = written.get().request();
        boolean surelyShort = written.get().atMost() <= options.maxMessageSize();
        int size = surelyShort ? written.get().atMost() : size(request);
        if (size > options.maxMessageSize() && !options.splitLong()) {
            return refused(stanza, Failure.of(Reason.TOO_LONG, "longer than a MESSAGE may be"));
        }
        if (peer.cpim() && !text.asks().isEmpty() && text.from() instanceof XmppAddress from) {
            notifications.sentToSip(text.id(), new Notifications.Asked(text.id(), from));
        }
        return size <= options.maxMessageSize()
                ? Crossing.toSip(request)
                : new Crossing(parts(text, peer, size), List.of());
    }

    private boolean isTooOld(Instant sentAt) {
        return sentAt.plus(OLDEST).isBefore(clock.instant());
    }

    /** The text in parts, each small enough; notifications are asked for with the last one. */
    private List<javax.sip.message.Message> parts(InstantMessage text, Peer peer, int whole) {
        int head = whole - text.body().getBytes(StandardCharsets.UTF_8).length;
        int room = Math.max(SMALLEST_PART, options.maxMessageSize() - head);
        List<javax.sip.message.Message> parts = new ArrayList<>();
        String rest = text.body();
        while (!rest.isEmpty()) {
            int length = TextSplitter.cut(rest, room);
            InstantMessage part = text.withBody(rest.substring(0, length));
            rest = rest.substring(length);
            InstantMessage asking = rest.isEmpty() ? part : part.withoutAsks();
            request(asking, asking.thread(), payloads.encode(asking, peer.cpim()))
                    .ifPresent(parts::add);
        }
        return parts;
    }

    private static int size(Request request) {
        return request.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /** @param atMost bytes */
    private record Written(Request request, int atMost) {}

    private Optional<Request> request(Signal signal, Optional<String> thread, SipPayload payload) {
        return written(signal, thread, payload).map(Written::request);
    }

    private Optional<Written> written(Signal signal, Optional<String> thread, SipPayload payload) {
        if (!(signal.from() instanceof XmppAddress from) || !(signal.to() instanceof XmppAddress to)) {
            return Optional.empty();
        }
        try {
            SipAddress target = target(to);
            SipAddress sender = addresses.toSip(options.stripFromGruu() ? from.bare() : from);
            CallIds.Call call = callIds.next(from, to, thread);
            SipMessages.Ends ends =
                    new SipMessages.Ends(sender, sip.newTag(), target, "", call.callId(), call.sequence());
            Request request = sip.request(Request.MESSAGE, target, ends);
            sip.setPayload(request, payload);
            return Optional.of(new Written(request, MessageSize.atMost(target, ends, payload)));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    /** The URI that was seen of somebody who wrote before, because the mapping forgets some of it. */
    private SipAddress target(XmppAddress to) throws AddressException {
        SipAddress mapped = addresses.toSip(to);
        return memory.uriFor(to.bare())
                .map(seen -> mapped.parameter("gr")
                        .map(device -> seen.withParameter("gr", device))
                        .orElse(seen))
                .orElse(mapped);
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

    /** The notification for a SIP sender who asked to hear that a message was not delivered (RFC 5438 section 7.2.1.3). */
    public Optional<Request> notDelivered(Receipt failed) {
        return request(failed, Optional.empty(), payloads.encode(failed));
    }

    /** The response to a MESSAGE whose stanza came back as an error before it was answered. */
    public Response refused(Request request, StanzaFailure failure, XmppAddress failing) {
        SipError error = errors.toSip(failure, failing, request.getMethod());
        return sip.refusal(request, options.strictAuthCodes() ? error : errors.withoutChallenge(error, failure));
    }
}
