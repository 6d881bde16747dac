package org.isthmus.gateway.domain.presence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.RecordRouteHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.message.SipHeaders;
import org.isthmus.gateway.message.SipMessages;

/**
 * The SIP dialog of a subscription, from either end (RFC 3261 section 12, RFC 6665 section 4.4.1). On the gateway's executor.
 */
final class SubscriptionDialog {

    private static final int MOST_ROUTES = 20;

    private final Key key;
    private final SipAddress local;
    private final SipAddress remote;
    private Optional<String> remoteTag = Optional.empty();
    private SipAddress target;
    private List<String> routes = List.of();
    private long localSequence;
    private long remoteSequence = -1;

    private SubscriptionDialog(Key key, SipAddress local, SipAddress remote) {
        this.key = key;
        this.local = local;
        this.remote = remote;
        this.target = remote;
    }

    /** What is unique here about a dialog. */
    record Key(String callId, String localTag) {}

    /** One that begins with a SUBSCRIBE from here. */
    static SubscriptionDialog begun(SipMessages sip, SipAddress local, SipAddress remote) {
        return new SubscriptionDialog(new Key(sip.newCallId(), sip.newTag()), local, remote);
    }

    /**
     * One that begins with a SUBSCRIBE from the other side.
     *
     * @throws AddressException when the request does not say where its sender is
     */
    static SubscriptionDialog accepted(SipMessages sip, Request subscribe) throws AddressException {
        FromHeader from = (FromHeader) subscribe.getHeader(FromHeader.NAME);
        if (from == null || from.getTag() == null || subscribe.getHeader(ContactHeader.NAME) == null) {
            throw new AddressException("There is no From tag or no Contact.");
        }
        SubscriptionDialog dialog = new SubscriptionDialog(
                new Key(SipHeaders.callId(subscribe).orElse(""), sip.newTag()),
                SipHeaders.to(subscribe),
                SipHeaders.from(subscribe));
        dialog.isInOrder(subscribe);
        dialog.confirm(from.getTag(), subscribe);
        return dialog;
    }

    Key key() {
        return key;
    }

    boolean isConfirmed() {
        return remoteTag.isPresent();
    }

    /** The dialog that a request from the other side is meant for; empty when it names none. */
    static Optional<Key> keyOf(Request request) {
        ToHeader to = (ToHeader) request.getHeader(ToHeader.NAME);
        return to == null || to.getTag() == null
                ? Optional.empty()
                : SipHeaders.callId(request).map(callId -> new Key(callId, to.getTag()));
    }

    /** Whether the request has the tag of the other side, be it that this side does not know it yet. */
    boolean isFrom(Request request) {
        FromHeader from = (FromHeader) request.getHeader(FromHeader.NAME);
        return from != null
                && from.getTag() != null
                && remoteTag.orElse(from.getTag()).equals(from.getTag());
    }

    /** RFC 3261 section 12.2.2: a request that is older than one before is no longer meant. */
    boolean isInOrder(Request request) {
        CSeqHeader sequence = (CSeqHeader) request.getHeader(CSeqHeader.NAME);
        if (sequence == null || sequence.getSeqNumber() <= remoteSequence) {
            return false;
        }
        remoteSequence = sequence.getSeqNumber();
        return true;
    }

    /** A request that belongs here: it confirms the dialog, or says where its sender is now. */
    void took(Request request) {
        FromHeader from = (FromHeader) request.getHeader(FromHeader.NAME);
        if (from != null && from.getTag() != null) {
            confirm(from.getTag(), request);
        }
    }

    /** A 2xx to a request of this side. One of another fork changes nothing (RFC 3856 section 6.9). */
    void took(Response response) {
        ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
        if (to != null && to.getTag() != null && remoteTag.orElse(to.getTag()).equals(to.getTag())) {
            confirm(to.getTag(), response);
        }
    }

    private void confirm(String tag, Message message) {
        if (remoteTag.isEmpty()) {
            remoteTag = Optional.of(tag);
            List<String> recorded = recordedRoutes(message);
            if (message instanceof Response) {
                Collections.reverse(recorded);
            }
            routes = List.copyOf(recorded);
        }
        if (message.getHeader(ContactHeader.NAME) instanceof ContactHeader contact && !contact.isWildCard()) {
            try {
                target = SipAddress.parse(contact.getAddress().getURI().toString());
            } catch (AddressException e) {
                // Where it was before is the best guess there is.
            }
        }
    }

    private static List<String> recordedRoutes(Message message) {
        List<String> recorded = new ArrayList<>();
        ListIterator<?> headers = message.getHeaders(RecordRouteHeader.NAME);
        while (headers != null && headers.hasNext() && recorded.size() < MOST_ROUTES) {
            if (headers.next() instanceof RecordRouteHeader route) {
                recorded.add("<" + route.getAddress().getURI() + ">");
            }
        }
        return recorded;
    }

    /** The next request of this side, with its Route and Contact. */
    Request request(SipMessages messages, String method) {
        localSequence++;
        Request request = messages.request(
                method,
                target,
                new SipMessages.Ends(local, key.localTag(), remote, remoteTag.orElse(""), key.callId(), localSequence));
        for (String route : routes) {
            messages.add(request, "Route", route);
        }
        messages.addContact(request, local);
        return request;
    }

    /** The sequence goes on from where a request ended up that was challenged on its way. */
    void sent(Request request) {
        if (request.getHeader(CSeqHeader.NAME) instanceof CSeqHeader sequence) {
            localSequence = Math.max(localSequence, sequence.getSeqNumber());
        }
    }

    /** The 2xx to a SUBSCRIBE of the other side. */
    Response accepted(SipMessages messages, Request request, int expires) {
        Response response = messages.response(request, Response.OK, "OK", key.localTag());
        messages.addContact(response, local);
        messages.add(response, "Expires", Integer.toString(expires));
        return response;
    }
}
