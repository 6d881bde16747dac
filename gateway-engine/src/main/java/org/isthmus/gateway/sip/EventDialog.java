package org.isthmus.gateway.sip;

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

/**
 * The dialog of a subscription, kept here because JAIN-SIP's dialogs do not take a NOTIFY that overtakes its 200 (RFC 6665
 * section 4.4.1). Runs on the account's executor.
 */
final class EventDialog {

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
    EventDialog(String callId, String localTag, Address local, Address remote, URI target) {
        this.callId = callId;
        this.localTag = localTag;
        this.local = local;
        this.remote = remote;
        this.target = target;
    }

    String callId() {
        return callId;
    }

    String localTag() {
        return localTag;
    }

    boolean isConfirmed() {
        return remoteTag.isPresent();
    }

    /** Whether a request or response with this tag of the other side belongs here. */
    boolean isWith(String tag) {
        return remoteTag.isEmpty() || remoteTag.get().equals(tag);
    }

    /**
     * The other side confirmed the dialog, or moved.
     *
     * @param reversed the message is a response to a request of ours, so that its Record-Route runs the other way
     */
    void confirm(String tag, Message message, boolean reversed) {
        if (remoteTag.isEmpty()) {
            remoteTag = Optional.of(tag);
            List<Address> recorded = Identity.addressesOf(message, RecordRouteHeader.NAME);
            if (reversed) {
                Collections.reverse(recorded);
            }
            routes = List.copyOf(recorded);
        }
        if (message.getHeader(ContactHeader.NAME) instanceof ContactHeader contact && !contact.isWildCard()) {
            target = contact.getAddress().getURI();
        }
    }

    /** RFC 3261 section 12.2.2: a request that is older than one before is no longer meant. */
    boolean isInOrder(Message request) {
        long number = ((CSeqHeader) request.getHeader(CSeqHeader.NAME)).getSeqNumber();
        if (number <= remoteSequence) {
            return false;
        }
        remoteSequence = number;
        return true;
    }

    /** The next request of this side. */
    Draft request(String method) {
        localSequence++;
        return new Draft(method, target, local, localTag, remote, remoteTag, callId, localSequence).withRoutes(routes);
    }

    /** A challenge made the sequence go on. */
    void used(long sequence) {
        localSequence = Math.max(localSequence, sequence);
    }

    static URI uriOf(Address address) throws ParseException {
        if (address.getURI() == null) {
            throw new ParseException("no URI", 0);
        }
        return address.getURI();
    }
}
