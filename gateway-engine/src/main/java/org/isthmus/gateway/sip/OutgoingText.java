package org.isthmus.gateway.sip;

import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.message.SipPayload;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.sip.transport.Flow;
import org.isthmus.gateway.sip.useragent.Draft;
import org.isthmus.gateway.sip.useragent.Reply;
import org.isthmus.gateway.sip.useragent.Statuses;

/** An instant message on its way. */
final class OutgoingText implements OutgoingMessage {

    /** A thread that every SIP parser reads as a Call-ID. */
    private static final Pattern CALL_ID =
            Pattern.compile("[A-Za-z0-9.!%*_+'~-]{1,128}(@[A-Za-z0-9.!%*_+'~-]{1,128})?");

    private final InstantMessage message;
    private final SipAddress to;
    private final MessageParts parts;
    private final PeerMemory peers;
    private final Envelopes envelopes;
    private final String callId;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private String rest;
    private int number;
    private boolean cpim;
    private boolean continued;
    private Optional<MessageParts.Part> undecided = Optional.empty();
    private Optional<Instant> lostSince = Optional.empty();

    OutgoingText(InstantMessage message, SipAddress to, MessageParts parts, PeerMemory peers, Envelopes envelopes) {
        this.message = message;
        this.to = to;
        this.parts = parts;
        this.peers = peers;
        this.envelopes = envelopes;
        this.rest = message.body();
        this.callId = message.thread()
                .filter(thread -> CALL_ID.matcher(thread).matches())
                .orElseGet(envelopes::newCallId);
    }

    /** The same message after a failure that left its fate open: what is known to have arrived is not sent again. */
    OutgoingText again() {
        OutgoingText again = new OutgoingText(message, to, parts, peers, envelopes.continuing(callId));
        again.rest = rest;
        again.number = number;
        again.cpim = cpim;
        again.undecided = undecided;
        again.continued = undecided.isPresent();
        return again;
    }

    InstantMessage message() {
        return message;
    }

    @Override
    public SipAddress to() {
        return to;
    }

    @Override
    public CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    @Override
    public Draft next(Flow flow) throws ParseException {
        if (undecided.isEmpty()) {
            cpim = peers.takesCpim(to);
            undecided = Optional.of(parts.next(message, rest, number, cpim, this::envelope, flow));
        }
        return undecided.get().draft();
    }

    private Draft envelope(SipPayload payload) throws ParseException {
        return envelopes.around(payload, to, callId);
    }

    @Override
    public Optional<Outcome> answered(Reply.Final answer, boolean repeated) {
        MessageParts.Part part = undecided.orElseThrow();
        undecided = Optional.empty();
        lostSince = Optional.empty();
        continued = false;
        int status = answer.status();
        boolean arrived = status < 300 || (repeated && status == 482);
        if (arrived) {
            rest = rest.substring(part.length());
            number++;
            peers.talkedWith(to);
            return rest.isEmpty() ? Optional.of(new Outcome.Accepted()) : Optional.empty();
        }
        if ((status == 415 || status == 488) && cpim && peers.takesCpim(to)) {
            peers.refusesCpim(to);
            return Optional.empty();
        }
        return Optional.of(new Outcome.Failed(Statuses.failure(answer.response())));
    }

    @Override
    public boolean isRepeat() {
        return undecided.isPresent() && (continued || lostSince.isPresent());
    }

    @Override
    public Optional<Instant> lostSince() {
        return lostSince;
    }

    @Override
    public void lost(Instant when) {
        if (lostSince.isEmpty()) {
            lostSince = Optional.of(when);
        }
    }
}
