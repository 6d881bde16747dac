package org.isthmus.gateway.sip.useragent;

import java.text.ParseException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sip.address.Address;
import javax.sip.address.URI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.RecordRouteHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;

/**
 * One side of a dialog (RFC 3261 section 12), kept here because JAIN-SIP's dialogs belong to one connection and take no NOTIFY
 * that overtakes its 200 (RFC 6665 section 4.4.1). Runs on the account's executor.
 */
public final class Dialog {

    private final String callId;
    private final String localTag;
    private final Address local;
    private final Address remote;
    private Optional<String> remoteTag = Optional.empty();
    private URI target;
    private List<Address> routes = List.of();
    private long localSequence;
    private long remoteSequence = -1;

    /**
     * Makes one that the other side has not confirmed.
     *
     * @param target where the first request goes
     */
    public Dialog(String callId, String localTag, Address local, Address remote, URI target) {
        this.callId = callId;
        this.localTag = localTag;
        this.local = local;
        this.remote = remote;
        this.target = target;
    }

    public String callId() {
        return callId;
    }

    public String localTag() {
        return localTag;
    }

    /** Empty text where the other side gave none, as before RFC 3261. */
    public String remoteTag() {
        return remoteTag.orElse("");
    }

    public boolean isConfirmed() {
        return remoteTag.isPresent();
    }

    /** Whether a request or response with this tag of the other side belongs here. */
    public boolean isWith(String tag) {
        return remoteTag.isEmpty() || remoteTag.get().equals(tag);
    }

    /**
     * The other side confirmed the dialog, or moved.
     *
     * @param reversed the message is a response to a request of ours, so that its Record-Route runs the other way
     */
    public void confirm(String tag, Message message, boolean reversed) {
        if (remoteTag.isEmpty()) {
            remoteTag = Optional.of(tag);
            route(message, reversed);
        }
        refresh(message);
    }

    /** A 2xx ends the early dialog of provisional responses: what they said of the route no longer counts (section 13.2.2.4). */
    public void accepted(Message message) {
        route(message, true);
    }

    private void route(Message message, boolean reversed) {
        List<Address> recorded = Identity.addressesOf(message, RecordRouteHeader.NAME);
        if (reversed) {
            Collections.reverse(recorded);
        }
        routes = List.copyOf(recorded);
    }

    /** Takes the address where the other side now is (RFC 3261 section 12.2). */
    public void refresh(Message message) {
        if (message.getHeader(ContactHeader.NAME) instanceof ContactHeader contact && !contact.isWildCard()) {
            target = contact.getAddress().getURI();
        }
    }

    /** The same dialog before anybody confirmed it: each branch of a forked request has its own. */
    public Dialog unconfirmed() {
        Dialog other = new Dialog(callId, localTag, local, remote, target);
        other.localSequence = localSequence;
        return other;
    }

    /** RFC 3261 section 12.2.2: a request that is older than one before is no longer meant. */
    public boolean isInOrder(Message request) {
        long number = ((CSeqHeader) request.getHeader(CSeqHeader.NAME)).getSeqNumber();
        if (number <= remoteSequence) {
            return false;
        }
        remoteSequence = number;
        return true;
    }

    /** The next request of this side. */
    public Draft request(String method) {
        localSequence++;
        return draft(method, localSequence);
    }

    /** The ACK to a 2xx, with the number of its INVITE. */
    public Draft acknowledgement(long sequence) {
        return draft(Request.ACK, sequence);
    }

    private Draft draft(String method, long sequence) {
        return new Draft(method, target, local, localTag, remote, remoteTag, callId, sequence).withRoutes(routes);
    }

    /** A challenge made the sequence go on. */
    public void used(long sequence) {
        localSequence = Math.max(localSequence, sequence);
    }

    public static URI uriOf(Address address) throws ParseException {
        if (address.getURI() == null) {
            throw new ParseException("no URI", 0);
        }
        return address.getURI();
    }
}
