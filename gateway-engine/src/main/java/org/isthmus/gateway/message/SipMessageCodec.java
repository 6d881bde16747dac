package org.isthmus.gateway.message;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sip.message.Request;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.Author;
import org.isthmus.gateway.signal.ChatState;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.InstantMessage.Notification;
import org.isthmus.gateway.signal.Receipt;
import org.isthmus.gateway.signal.Signal;
import org.isthmus.gateway.sip.body.BodyException;
import org.isthmus.gateway.sip.body.ContentCoding;
import org.isthmus.gateway.sip.body.Cpim;
import org.isthmus.gateway.sip.body.Imdn;
import org.isthmus.gateway.xml.XmlText;

/**
 * Signals to and from the bodies of SIP MESSAGE (RFC 3428, RFC 7572): plain text, CPIM with IMDN, isComposing. Has no state
 * and may be used from any thread.
 */
public final class SipMessageCodec {

    private final SipPayloads payloads;

    public SipMessageCodec() {
        this(new AddressMapper(), InstantSource.system());
    }

    /**
     * @param addresses for authors that are on XMPP
     * @param clock the DateTime of CPIM messages
     */
    public SipMessageCodec(AddressMapper addresses, InstantSource clock) {
        this.payloads = new SipPayloads(addresses, clock);
    }

    /** @param cpim the peer reads {@code message/cpim}; used when there is something that only CPIM can say */
    public SipPayload encode(InstantMessage message, boolean cpim) {
        boolean needed = !message.asks().isEmpty() || message.author().isPresent();
        return cpim && needed ? payloads.wrapped(message) : payloads.plain(message);
    }

    /** Composing is active, everything else idle (RFC 3994). */
    public SipPayload encode(ChatState state) {
        return payloads.composing(state.activity() == ChatState.Activity.COMPOSING);
    }

    /** A notification in the CPIM wrapper that RFC 5438 wants. */
    public SipPayload encode(Receipt receipt) {
        return encode(receipt, true);
    }

    /** @param cpim the peer reads {@code message/cpim}; otherwise the notification goes bare */
    public SipPayload encode(Receipt receipt, boolean cpim) {
        return payloads.notification(receipt, cpim);
    }

    /** Reads a MESSAGE whose recipient is the To address. */
    public SipContent decode(Request request) {
        try {
            return decode(request, SipHeaders.from(request), SipHeaders.to(request));
        } catch (AddressException e) {
            return new SipContent.Malformed(e.getMessage() == null ? "address" : e.getMessage());
        }
    }

    /** Reads a MESSAGE between these two, whatever its headers say. */
    public SipContent decode(Request request, SipAddress from, SipAddress to) {
        try {
            Optional<byte[]> content =
                    ContentCoding.decode(SipHeaders.contentEncoding(request), SipHeaders.body(request));
            if (content.isEmpty()) {
                return new SipContent.Unsupported(BodyReader.ACCEPT);
            }
            if (content.get().length == 0) {
                return new SipContent.Understood(List.of());
            }
            return understood(request, BodyReader.read(SipHeaders.contentType(request), content.get()), from, to);
        } catch (BodyException e) {
            return new SipContent.Malformed(e.getMessage() == null ? "body" : e.getMessage());
        }
    }

    private static SipContent understood(Request request, Body body, SipAddress from, SipAddress to) {
        return switch (body) {
            case Body.Unknown unknown -> new SipContent.Unsupported(BodyReader.ACCEPT);
            case Body.Composing composing ->
                signals(new ChatState(
                        from, to, composing.active() ? ChatState.Activity.COMPOSING : ChatState.Activity.ACTIVE));
            case Body.Notification notification ->
                receipt(notification.imdn(), from, to)
                        .map(SipMessageCodec::signals)
                        .orElseGet(() -> new SipContent.Understood(List.of()));
            case Body.Text text when text.text().isEmpty() -> new SipContent.Understood(List.of());
            case Body.Text text -> signals(message(request, text, from, to));
        };
    }

    private static SipContent signals(Signal signal) {
        return new SipContent.Understood(List.of(signal));
    }

    private static Optional<Receipt> receipt(Imdn imdn, SipAddress from, SipAddress to) {
        String id = XmlText.legal(imdn.messageId());
        return switch (imdn.status()) {
            case DELIVERED -> Optional.of(new Receipt(from, to, id, Receipt.Fate.DELIVERED, Optional.empty()));
            case DISPLAYED -> Optional.of(new Receipt(from, to, id, Receipt.Fate.DISPLAYED, Optional.empty()));
            case FAILED, FORBIDDEN, ERROR ->
                imdn.disposition() == Imdn.Disposition.DELIVERY
                        ? Optional.of(new Receipt(from, to, id, Receipt.Fate.FAILED, Optional.of(notDelivered(imdn))))
                        : Optional.empty();
            case PROCESSED, STORED -> Optional.empty();
        };
    }

    private static Failure notDelivered(Imdn imdn) {
        Reason reason =
                imdn.status() == Imdn.Status.FORBIDDEN ? Reason.REFUSED_BY_RECIPIENT : Reason.RECIPIENT_UNAVAILABLE;
        return Failure.of(reason, "IMDN delivery-notification " + imdn.status());
    }

    private static InstantMessage message(Request request, Body.Text text, SipAddress from, SipAddress to) {
        Optional<Cpim> cpim = text.wrapper();
        String id = cpim.flatMap(Cpim::messageId).map(XmlText::legal).orElseGet(() -> SipHeaders.branch(request));
        Optional<String> language =
                text.language().isEmpty() ? SipHeaders.language(request) : Optional.of(XmlText.legal(text.language()));
        return new InstantMessage(
                id,
                from,
                to,
                InstantMessage.Kind.NORMAL,
                text.text(),
                language,
                SipHeaders.subject(request).or(() -> cpim.flatMap(Cpim::subject).map(XmlText::legal)),
                SipHeaders.callId(request),
                cpim.map(wrapper -> asks(wrapper.dispositions())).orElse(Set.of()),
                cpim.flatMap(Cpim::dateTime).or(() -> SipHeaders.date(request)),
                Optional.empty(),
                cpim.flatMap(wrapper -> author(wrapper, from)),
                InstantMessage.Origin.LIVE,
                false);
    }

    private static Set<Notification> asks(List<String> dispositions) {
        List<Notification> asks = new ArrayList<>();
        for (String disposition : dispositions) {
            switch (disposition) {
                case "positive-delivery" -> asks.add(Notification.DELIVERED);
                case "negative-delivery" -> asks.add(Notification.FAILED);
                case "display" -> asks.add(Notification.DISPLAYED);
                default -> {
                    // Processing notifications say nothing that a person wants to know.
                }
            }
        }
        return Set.copyOf(asks);
    }

    /** The author that the CPIM wrapper claims, when it is somebody else than the sender of the request. */
    private static Optional<Author> author(Cpim cpim, SipAddress sender) {
        return cpim.from()
                .flatMap(claimed -> Authors.fromUri(claimed.uri(), claimed.name()))
                .filter(author -> !Authors.isSame(author.address(), sender));
    }
}
