package org.isthmus.gateway.sip;

import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.message.SipPayload;
import org.isthmus.gateway.signal.ChatState;
import org.isthmus.gateway.signal.Signal;
import org.isthmus.gateway.sip.transport.Flow;
import org.isthmus.gateway.sip.useragent.Draft;
import org.isthmus.gateway.sip.useragent.Reply;
import org.isthmus.gateway.sip.useragent.Statuses;

/** A chat state or a receipt on its way: one small MESSAGE. */
final class OutgoingNote implements OutgoingMessage {

    private final Signal signal;
    private final SipAddress to;
    private final Function<Boolean, SipPayload> encoder;
    private final PeerMemory peers;
    private final Envelopes envelopes;
    private final String callId;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private Optional<Draft> undecided = Optional.empty();
    private Optional<Instant> lostSince = Optional.empty();
    private boolean cpim;

    /**
     * Makes one.
     *
     * @param encoder writes the payload, with or without CPIM around it
     */
    OutgoingNote(
            Signal signal,
            SipAddress to,
            Function<Boolean, SipPayload> encoder,
            PeerMemory peers,
            Envelopes envelopes) {
        this.signal = signal;
        this.to = to;
        this.encoder = encoder;
        this.peers = peers;
        this.envelopes = envelopes;
        this.callId = envelopes.newCallId();
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
            undecided = Optional.of(envelopes.around(encoder.apply(cpim), to, callId));
        }
        return undecided.get();
    }

    @Override
    public Optional<Outcome> answered(Reply.Final answer, boolean repeated) {
        undecided = Optional.empty();
        lostSince = Optional.empty();
        int status = answer.status();
        if (status < 300 || (repeated && status == 482)) {
            return Optional.of(new Outcome.Accepted());
        }
        boolean unknownType = status == 415 || status == 488;
        if (unknownType && signal instanceof ChatState) {
            peers.refusesComposing(to);
        } else if (unknownType && cpim && peers.takesCpim(to)) {
            peers.refusesCpim(to);
            return Optional.empty();
        }
        return Optional.of(new Outcome.Failed(Statuses.failure(answer.response())));
    }

    @Override
    public boolean isRepeat() {
        return undecided.isPresent() && lostSince.isPresent();
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
