package org.isthmus.gateway.sip.trunk;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sip.InvalidArgumentException;
import javax.sip.message.Response;
import org.isthmus.gateway.domain.SipReply;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.transaction.ClientResult;
import org.isthmus.gateway.sip.transport.Hop;

/**
 * One request from its first hop to its reply. The next hop is tried when one is not there or answers 503 (RFC 3263 section
 * 4.3), but never when the request may have arrived over a connection that broke: nothing is to arrive twice. All hops share
 * the time of one transaction.
 */
final class Exchange {

    private final SIPRequest request;
    private final Outgoing trunk;
    private final Instant deadline;
    private final CompletableFuture<SipReply> reply = new CompletableFuture<>();
    private final Deque<Hop> hops = new ArrayDeque<>();
    private Optional<Credential> credential = Optional.empty();
    private boolean answeredChallenge;

    /** @param deadline when whoever waits for the reply has waited long enough */
    Exchange(SIPRequest request, Outgoing trunk, Instant deadline) {
        this.request = request;
        this.trunk = trunk;
        this.deadline = deadline;
    }

    CompletableFuture<SipReply> reply() {
        return reply;
    }

    void begin(NextHops.Found found) {
        if (found.hops().isEmpty()) {
            fail(Failure.of(Reason.UNKNOWN_HOST, "There is no way to " + request.getRequestURI()));
            return;
        }
        hops.addAll(trunk.memory().inOrder(found.hops()));
        if (found.peer()) {
            credential = trunk.credentials().of(found.hops().getFirst());
        }
        attempt();
    }

    private void attempt() {
        Hop hop = hops.remove();
        Duration left = Duration.between(trunk.now(), deadline);
        Duration patience = hops.isEmpty() ? left : left.dividedBy(2);
        try {
            if (credential.isPresent()) {
                credential.get().authorize(request);
            }
            trunk.departures().send(request, hop, patience, result -> ended(hop, result));
        } catch (ParseException | RuntimeException e) {
            fail(Failure.of(Reason.INTERNAL, "The request cannot be sent: " + e.getMessage()));
        }
    }

    private void ended(Hop hop, ClientResult result) {
        switch (result) {
            case ClientResult.Answered answered -> answered(hop, answered.response());
            case ClientResult.TimedOut timedOut -> {
                if (!timedOut.provisional()) {
                    trunk.memory().failed(hop);
                }
                nextOr(timedOut.provisional(), Failure.of(Reason.TIMEOUT, hop + " did not answer in time."));
            }
            case ClientResult.Lost lost -> {
                trunk.memory().failed(hop);
                nextOr(lost.sent(), lost.why());
            }
        }
    }

    /** @param last somebody may have the request already */
    private void nextOr(boolean last, Failure why) {
        if (last || hops.isEmpty()) {
            fail(why);
        } else {
            attempt();
        }
    }

    private void answered(Hop hop, SIPResponse response) {
        trunk.counters().responsesIn.increment();
        int status = response.getStatusCode();
        if (status == Response.SERVICE_UNAVAILABLE && !hops.isEmpty()) {
            trunk.memory().failed(hop);
            attempt();
            return;
        }
        trunk.memory().answered(hop);
        boolean challenge = status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED;
        if (challenge && credential.isPresent() && credential.get().learn(response, answeredChallenge)) {
            answeredChallenge = true;
            hops.addFirst(hop);
            again();
            return;
        }
        credential.ifPresent(known -> known.succeeded(response));
        reply.complete(new SipReply.Answered(response));
    }

    /** RFC 3261 section 22.1: the same request with a higher CSeq. */
    private void again() {
        try {
            request.getCSeq().setSeqNumber(request.getCSeq().getSeqNumber() + 1);
            attempt();
        } catch (InvalidArgumentException e) {
            fail(Failure.of(Reason.INTERNAL, "CSeq is exhausted."));
        }
    }

    private void fail(Failure why) {
        reply.complete(new SipReply.Unanswered(why));
    }
}
