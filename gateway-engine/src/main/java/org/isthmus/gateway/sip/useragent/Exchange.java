package org.isthmus.gateway.sip.useragent;

import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sip.ClientTransaction;
import javax.sip.SipException;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.transport.Flow;
import org.isthmus.gateway.sip.transport.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One draft on its way, through challenges, to a final response. Runs on the account's executor. */
final class Exchange implements Invitation {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final Duration WRITE = Duration.ofSeconds(8);
    private static final int MOST_CHALLENGES = 3;
    private static final int LARGEST_DATAGRAM = 1300;

    private final Exchanges exchanges;
    private final Draft draft;
    private final Duration patience;
    private final Follower follower;
    private Optional<ClientTransaction> transaction = Optional.empty();
    private Optional<Request> request = Optional.empty();
    private Optional<Flow> sentOver = Optional.empty();
    private Optional<List<Header>> cancelled = Optional.empty();
    private Scheduler.Task deadline = () -> {};
    private boolean provisional;
    private boolean over;
    private int challenges;

    Exchange(Exchanges exchanges, Draft draft, Duration patience, Follower follower) {
        this.exchanges = exchanges;
        this.draft = draft;
        this.patience = patience;
        this.follower = follower;
    }

    void send() {
        if (exchanges.flow().isEmpty()) {
            end(new Reply.None(Failure.of(Reason.NOT_SIGNED_IN, "There is no connection.")));
            return;
        }
        Flow flow = exchanges.flow().get();
        if (isTooLarge(flow)) {
            exchanges.beside().to(flow, stream -> send(stream.orElse(flow)));
        } else {
            send(flow);
        }
    }

    /** RFC 3261 section 18.1.1. A MESSAGE has been cut into parts that fit. */
    private boolean isTooLarge(Flow flow) {
        if (flow.hop().wire() != Wire.UDP || !isInvite()) {
            return false;
        }
        try {
            return exchanges.size(draft, flow) > LARGEST_DATAGRAM;
        } catch (ParseException e) {
            // Sending it says so.
            return false;
        }
    }

    private void send(Flow flow) {
        if (cancelled.isPresent()) {
            end(new Reply.None(Failure.of(Reason.TIMEOUT, "It was taken back before it was sent.")));
            return;
        }
        Scheduler.Task watchdog = watch(flow);
        try {
            Request built = exchanges.encoded(draft, flow);
            ClientTransaction sent = flow.send(built);
            request = Optional.of(built);
            transaction = Optional.of(sent);
            sentOver = Optional.of(flow);
            provisional = false;
            exchanges.await(sent, this);
            deadline = exchanges.after(patience, this::timedOut);
        } catch (IOException e) {
            Failure why = Failure.of(Reason.CONNECTION_LOST, String.valueOf(e.getMessage()));
            end(new Reply.None(flow.isOpen() ? why : flow.ending()));
        } catch (ParseException e) {
            end(new Reply.None(Failure.of(Reason.BAD_ADDRESS, String.valueOf(e.getMessage()))));
        } finally {
            watchdog.cancel();
        }
    }

    private Scheduler.Task watch(Flow flow) {
        return exchanges
                .scheduler()
                .after(
                        WRITE,
                        () -> flow.abort(Failure.of(Reason.CONNECTION_LOST, "The server does not read any more.")));
    }

    void provisional(Response response) {
        if (isInvite()) {
            if (cancelled.isEmpty()) {
                deadline.cancel();
            } else if (!provisional) {
                sendCancel();
            }
        }
        provisional = true;
        follower.provisional(response);
    }

    void answered(Response response) {
        deadline.cancel();
        int status = response.getStatusCode();
        boolean challenge = status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED;
        if (challenge && cancelled.isEmpty()) {
            challenged(response);
            return;
        }
        if (status < 300) {
            exchanges.digest().succeeded(response);
        }
        end(new Reply.Final(response));
    }

    private void challenged(Response response) {
        Optional<Failure> obstacle = exchanges.digest().challenged(response, challenges > 0);
        challenges++;
        if (obstacle.isPresent()) {
            end(new Reply.None(obstacle.get()));
        } else if (challenges > MOST_CHALLENGES) {
            end(new Reply.None(Failure.of(Reason.ACCOUNT_REFUSED, "The server challenges without end.")));
        } else {
            draft.nextSequence();
            send();
        }
    }

    void timedOut() {
        transaction.ifPresent(exchanges::forget);
        end(new Reply.None(Failure.of(Reason.TIMEOUT, "No answer to " + draft.method() + ".")));
    }

    void end(Reply reply) {
        deadline.cancel();
        if (!over) {
            over = true;
            follower.replied(reply);
        }
    }

    @Override
    public void cancel(Header... headers) {
        if (over || cancelled.isPresent()) {
            return;
        }
        cancelled = Optional.of(List.of(headers));
        if (provisional) {
            sendCancel();
        }
    }

    private void sendCancel() {
        deadline.cancel();
        deadline = exchanges.after(patience, this::timedOut);
        if (transaction.isEmpty() || sentOver.isEmpty()) {
            return;
        }
        Scheduler.Task watchdog = watch(sentOver.get());
        try {
            Request cancel = transaction.get().createCancel();
            cancelled.orElse(List.of()).forEach(cancel::addHeader);
            sentOver.get().send(cancel);
        } catch (SipException | IOException e) {
            LOG.debug("No CANCEL was sent: {}", e.getMessage());
        } finally {
            watchdog.cancel();
        }
    }

    @Override
    public Optional<Request> sent() {
        return request;
    }

    private boolean isInvite() {
        return draft.method().equals(Request.INVITE);
    }
}
