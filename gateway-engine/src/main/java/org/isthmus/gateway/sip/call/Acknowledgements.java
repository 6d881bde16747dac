package org.isthmus.gateway.sip.call;

import java.io.IOException;
import java.text.ParseException;
import java.util.Optional;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.limit.BoundedMap;
import org.isthmus.gateway.sip.useragent.Dialog;
import org.isthmus.gateway.sip.useragent.Exchanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acknowledges each 2xx to an INVITE of this account as often as it comes, and hangs up on those branches of a forked INVITE
 * that answered too late (RFC 3261 section 13.2.2.4). Runs on the account's executor.
 */
final class Acknowledgements {

    private static final Logger LOG = LoggerFactory.getLogger(Acknowledgements.class);
    private static final int MOST_REMEMBERED = 256;

    private final Exchanges exchanges;
    private final BoundedMap<Accepted, Answered> answered = new BoundedMap<>(MOST_REMEMBERED);
    private final BoundedMap<Invited, First> first = new BoundedMap<>(MOST_REMEMBERED);

    private record Invited(String callId, String localTag, long sequence) {}

    private record Accepted(Invited invited, String remoteTag) {}

    /** The ACK is empty where it could not be sent. */
    private record Answered(Dialog dialog, Optional<Request> invite, Optional<Request> ack) {}

    /** An INVITE that began a dialog, before anybody answered it. */
    private record First(Dialog unconfirmed, Optional<Request> invite) {}

    Acknowledgements(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    /** Remembers the INVITE that began a call, so that a second branch that answers it is not left alone. */
    void began(Dialog unconfirmed, long sequence, Optional<Request> invite) {
        first.put(new Invited(unconfirmed.callId(), unconfirmed.localTag(), sequence), new First(unconfirmed, invite));
    }

    /** Acknowledges the 2xx that was the first in its dialog. */
    void acknowledge(Dialog dialog, long sequence, Optional<Request> invite) {
        Invited invited = new Invited(dialog.callId(), dialog.localTag(), sequence);
        answered.put(
                new Accepted(invited, dialog.remoteTag()),
                new Answered(dialog, invite, send(dialog, sequence, invite)));
    }

    private Optional<Request> send(Dialog dialog, long sequence, Optional<Request> invite) {
        try {
            return Optional.of(exchanges.acknowledge(dialog.acknowledgement(sequence), invite));
        } catch (ParseException | IOException e) {
            // The 2xx comes again, and with it the next try.
            LOG.debug("No ACK was sent: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Takes a 2xx to an INVITE that has been answered before. */
    void late(Response response) {
        if (response.getStatusCode() / 100 != 2
                || !(response.getHeader(CSeqHeader.NAME) instanceof CSeqHeader sequence)
                || !sequence.getMethod().equals(Request.INVITE)) {
            return;
        }
        Invited invited =
                new Invited(CallHeaders.callId(response), CallHeaders.fromTag(response), sequence.getSeqNumber());
        String tag = CallHeaders.toTag(response);
        Answered before = answered.get(new Accepted(invited, tag));
        First begun = first.get(invited);
        if (before != null && before.ack().isPresent()) {
            again(before.ack().get());
        } else if (before != null) {
            acknowledge(before.dialog(), sequence.getSeqNumber(), before.invite());
        } else if (begun != null) {
            hangUp(begun, tag, response, sequence.getSeqNumber());
        }
    }

    private void again(Request ack) {
        try {
            exchanges.acknowledgeAgain(ack);
        } catch (IOException e) {
            LOG.debug("No ACK was sent again: {}", e.getMessage());
        }
    }

    private void hangUp(First begun, String tag, Response response, long sequence) {
        Dialog branch = begun.unconfirmed().unconfirmed();
        branch.confirm(tag, response, true);
        acknowledge(branch, sequence, begun.invite());
        exchanges.call(branch.request(Request.BYE), Exchanges.PATIENCE, _ -> {});
    }
}
