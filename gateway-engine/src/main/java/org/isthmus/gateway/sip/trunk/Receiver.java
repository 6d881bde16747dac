package org.isthmus.gateway.sip.trunk;

import gov.nist.javax.sip.header.RetryAfter;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.domain.SipArrivals;
import org.isthmus.gateway.sip.text.SipReader;
import org.isthmus.gateway.sip.text.SipWriter;
import org.isthmus.gateway.sip.transaction.Channel;
import org.isthmus.gateway.sip.transaction.ServerTransaction;
import org.isthmus.gateway.sip.transaction.TransactionIds;
import org.isthmus.gateway.sip.transaction.TransactionTable;
import org.isthmus.gateway.sip.transport.StreamFramer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what the sockets read as far as the gateway: transactions, trust, and what the trunk answers by itself. */
final class Receiver implements Inlet {

    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
    private static final int RETRY_SECONDS = 5;

    private final TransactionTable table;
    private final Replies replies;
    private final Gate gate;
    private final StatelessAnswers answers;
    private final OwnAnswers own;
    private final Counters counters;
    private final SipArrivals arrivals;

    Receiver(
            TransactionTable table,
            Replies replies,
            Gate gate,
            StatelessAnswers answers,
            Counters counters,
            SipArrivals arrivals) {
        this.table = table;
        this.replies = replies;
        this.gate = gate;
        this.answers = answers;
        this.own = new OwnAnswers(answers);
        this.counters = counters;
        this.arrivals = arrivals;
    }

    @Override
    public void message(byte[] message, Origin origin) {
        if (StreamFramer.isKeepalive(message)) {
            return;
        }
        switch (SipReader.read(message)) {
            case SipReader.Result.Request read -> request(read.message(), origin);
            case SipReader.Result.Response read -> {
                if (!table.received(read.message())) {
                    counters.absorbed.increment();
                }
            }
            case SipReader.Result.Unreadable unreadable -> unreadable(unreadable, origin);
        }
    }

    private void unreadable(SipReader.Result.Unreadable what, Origin origin) {
        counters.unreadable.increment();
        LOG.debug("Unreadable from {} {}: {}", origin.wire(), origin.peer(), what.why());
        UnreadableRequests.answer(
                        what.head(), what.status(), answers.tag(what.head().toString()), origin.peer())
                .ifPresent(answer -> {
                    counters.responsesOut.increment();
                    origin.back().to(origin.peer()).send(answer, Channel.Watch.NOBODY);
                });
    }

    private void request(SIPRequest request, Origin origin) {
        String key = TransactionIds.ofRequest(request);
        if (request.getMethod().equals(Request.ACK)) {
            table.acknowledged(key);
            return;
        }
        if (table.absorbed(key)) {
            counters.absorbed.increment();
            return;
        }
        boolean cancels =
                request.getMethod().equals(Request.CANCEL) && table.contains(TransactionIds.ofCancelled(request));
        Channel channel = replies.channel(request, origin);
        counters.requestsIn.increment();
        if (!request.getMethod().equals(Request.CANCEL)) {
            Optional<SIPResponse> refusal = gate.refusal(request, origin.peer().getAddress());
            if (refusal.isPresent()) {
                counters.refused.increment();
                send(refusal.get(), channel);
                return;
            }
        }
        if (table.isFull()) {
            counters.overloaded.increment();
            send(overload(request), channel);
            return;
        }
        Optional<ServerTransaction> opened = table.open(key, request, channel);
        if (opened.isEmpty()) {
            counters.absorbed.increment();
            return;
        }
        taken(request, opened.get(), cancels);
    }

    private void taken(SIPRequest request, ServerTransaction transaction, boolean cancels) {
        TrunkArrival arrival = new TrunkArrival(request, transaction, counters);
        Optional<SIPResponse> answer = own.to(request, cancels);
        if (answer.isPresent()) {
            arrival.answer(answer.get());
        } else if (table.isMerged(request, transaction)) {
            arrival.answer(answers.to(request, Response.LOOP_DETECTED));
        } else {
            try {
                arrivals.request(arrival);
            } catch (RuntimeException e) {
                LOG.error("A {} was not handled.", request.getMethod(), e);
                arrival.answer(answers.to(request, Response.SERVER_INTERNAL_ERROR));
            }
        }
    }

    private SIPResponse overload(SIPRequest request) {
        SIPResponse response = answers.to(request, Response.SERVICE_UNAVAILABLE);
        try {
            RetryAfter later = new RetryAfter();
            later.setRetryAfter(RETRY_SECONDS);
            response.setHeader(later);
            return response;
        } catch (InvalidArgumentException e) {
            throw new IllegalStateException("a pause that Retry-After does not take", e);
        }
    }

    private void send(SIPResponse response, Channel channel) {
        counters.responsesOut.increment();
        channel.send(SipWriter.bytes(response), Channel.Watch.NOBODY);
    }
}
