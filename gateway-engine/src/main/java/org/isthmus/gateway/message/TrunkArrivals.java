package org.isthmus.gateway.message;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sip.address.URI;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.address.AddressMemory;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.error.SipError;
import org.isthmus.gateway.error.SipPhrases;
import org.isthmus.gateway.signal.ChatState;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.Receipt;
import org.isthmus.gateway.signal.Signal;
import org.jivesoftware.smack.packet.Stanza;

/** Messages of whole domains from SIP to XMPP, both addresses mapped (RFC 7572 section 5). May be used from any thread. */
public final class TrunkArrivals {

    private final AddressMapper addresses;
    private final AddressMemory memory;
    private final TrunkOptions options;
    private final SipMessages sip;
    private final CallIds callIds;
    private final Notifications notifications;
    private final XmppMessageCodec stanzas;
    private final SipMessageCodec bodies;
    private final InstantSource clock;

    public TrunkArrivals(
            AddressMapper addresses,
            ErrorMapping errors,
            SipMessages sip,
            CallIds callIds,
            Notifications notifications,
            InstantSource clock) {
        this(addresses, new AddressMemory(1), errors, sip, callIds, notifications, TrunkOptions.DEFAULT, clock);
    }

    /** @param memory is told the SIP URIs that the mapping alone could not find back */
    public TrunkArrivals(
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
        this.sip = sip;
        this.callIds = callIds;
        this.notifications = notifications;
        this.stanzas = new XmppMessageCodec(addresses, errors, clock);
        this.bodies = new SipMessageCodec(addresses, clock);
        this.clock = clock;
    }

    /** The stanzas for a MESSAGE, and its response. */
    public Crossing toXmpp(Request request) {
        Optional<Response> refusal = hopsOrSecurity(request);
        if (refusal.isPresent()) {
            return Crossing.toSip(refusal.get());
        }
        XmppAddress to;
        try {
            to = addresses.toXmpp(SipAddress.parse(request.getRequestURI().toString()));
        } catch (AddressException e) {
            return Crossing.toSip(refusal(request, Response.NOT_FOUND));
        }
        try {
            SipAddress sender = SipHeaders.from(request);
            XmppAddress from = addresses.toXmpp(sender);
            remember(from.bare(), sender.bare());
            return translated(request, sender, from, to);
        } catch (AddressException e) {
            return Crossing.toSip(refusal(request, Response.BAD_REQUEST));
        }
    }

    private void remember(XmppAddress jid, SipAddress uri) throws AddressException {
        if (!addresses.toSip(jid).equals(uri)) {
            memory.remember(jid, uri);
        }
    }

    private Optional<Response> hopsOrSecurity(Request request) {
        if (isSecure(request.getRequestURI())
                || (request.getHeader(ToHeader.NAME) instanceof ToHeader to
                        && isSecure(to.getAddress().getURI()))) {
            return Optional.of(sip.secureRefusal(request));
        }
        return MaxForwards.next(SipHeaders.maxForwards(request)).isEmpty()
                ? Optional.of(refusal(request, Response.TOO_MANY_HOPS))
                : Optional.empty();
    }

    private static boolean isSecure(URI uri) {
        return "sips".equalsIgnoreCase(uri.getScheme());
    }

    private Crossing translated(Request request, SipAddress sender, XmppAddress from, XmppAddress to)
            throws AddressException {
        return switch (bodies.decode(request, sender, SipHeaders.to(request))) {
            case SipContent.Malformed malformed -> Crossing.toSip(refusal(request, Response.BAD_REQUEST));
            case SipContent.Unsupported unsupported -> {
                Response response = refusal(request, Response.UNSUPPORTED_MEDIA_TYPE);
                unsupported.accept().forEach(type -> sip.add(response, "Accept", type));
                yield Crossing.toSip(response);
            }
            case SipContent.Understood understood
            when Lifetime.isOver(request, clock.instant()) -> Crossing.toSip(accepted(request));
            case SipContent.Understood understood ->
                new Crossing(List.of(accepted(request)), stanzas(understood.signals(), from, to));
        };
    }

    private Response accepted(Request request) {
        int status = options.message202() ? Response.ACCEPTED : Response.OK;
        return sip.response(request, status, SipPhrases.of(status), sip.newTag());
    }

    private List<Stanza> stanzas(List<Signal> signals, XmppAddress from, XmppAddress to) throws AddressException {
        List<Stanza> crossed = new ArrayList<>(signals.size());
        for (Signal signal : signals) {
            switch (signal) {
                case InstantMessage text -> crossed.add(stanzas.encode(addressed(text, from, to)));
                case ChatState state -> crossed.add(stanzas.encode(new ChatState(from, to, state.activity())));
                case Receipt receipt -> {
                    Optional<Notifications.Asked> asked = notifications.askedFor(receipt.messageId());
                    if (asked.isPresent()) {
                        crossed.add(stanzas.encode(new Receipt(
                                from, asked.get().from(), asked.get().stanzaId(), receipt.fate(), receipt.failure())));
                    }
                }
                default -> {
                    // A MESSAGE brings nothing else.
                }
            }
        }
        return crossed;
    }

    private InstantMessage addressed(InstantMessage text, XmppAddress from, XmppAddress to) {
        if (!text.asks().isEmpty()) {
            notifications.wantedBySip(text.id(), text.asks().contains(InstantMessage.Notification.FAILED));
        }
        return new InstantMessage(
                text.id(),
                from,
                to,
                text.kind(),
                text.body(),
                text.language(),
                text.subject(),
                text.thread().flatMap(callIds::threadOf),
                text.asks(),
                text.sentAt(),
                text.replaces(),
                text.author(),
                text.origin(),
                text.encrypted());
    }

    private Response refusal(Request request, int status) {
        return sip.refusal(request, SipError.of(status));
    }
}
