package org.isthmus.gateway.sip;

import gov.nist.javax.sip.message.SIPMessage;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.sip.ClientTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.auth.DigestKeeper;
import org.isthmus.gateway.sip.transport.Flow;

/** Sends requests over the account's flow and brings their final responses back. Runs on the account's executor only. */
final class Exchanges {

    /** Longer than 64*T1 (RFC 3261 section 17.1.2.2), so that it only counts where the stack does not tell. */
    static final Duration PATIENCE = Duration.ofSeconds(34);

    private static final Duration WRITE = Duration.ofSeconds(8);
    private static final int MOST_CHALLENGES = 3;

    private final Words words;
    private final DigestKeeper digest;
    private final Scheduler scheduler;
    private final Executor executor;
    private final Map<String, Exchange> waiting = new HashMap<>();
    private Optional<Flow> current = Optional.empty();

    Exchanges(Words words, DigestKeeper digest, Scheduler scheduler, Executor executor) {
        this.words = words;
        this.digest = digest;
        this.scheduler = scheduler;
        this.executor = executor;
    }

    /** From now on requests go over this flow. */
    void use(Flow flow) {
        current = Optional.of(flow);
    }

    Optional<Flow> flow() {
        return current;
    }

    /** The flow is gone: everything that waited for an answer on it hears so. */
    void lost(Failure why) {
        current = Optional.empty();
        List<Exchange> orphans = new ArrayList<>(waiting.values());
        waiting.clear();
        orphans.forEach(exchange -> exchange.end(new Reply.None(why)));
    }

    /** Sends the draft; {@code then} is called once, on the account's executor, possibly before this returns. */
    void call(Draft draft, Duration patience, Consumer<Reply> then) {
        new Exchange(draft, patience, then).send();
    }

    /** Whether the size of a request now includes credentials. */
    boolean hasCredentials() {
        return digest.hasChallenge();
    }

    /** How many bytes the request will have on the wire, credentials included. */
    int size(Draft draft, Flow flow) throws ParseException {
        return ((SIPMessage) encoded(draft, flow))
                .encodeAsBytes(flow.hop().wire().name())
                .length;
    }

    private Request encoded(Draft draft, Flow flow) throws ParseException {
        Request request = draft.build(words, flow);
        digest.authorize(request);
        return request;
    }

    void response(ClientTransaction transaction, Response response) {
        if (response.getStatusCode() < 200) {
            return;
        }
        Exchange exchange = waiting.remove(transaction.getBranchId());
        if (exchange != null) {
            exchange.answered(response);
        }
    }

    void timeout(ClientTransaction transaction) {
        timeout(transaction.getBranchId());
    }

    private void timeout(String branch) {
        Exchange exchange = waiting.remove(branch);
        if (exchange != null) {
            exchange.end(new Reply.None(Failure.of(Reason.TIMEOUT, "No answer to " + exchange.draft.method() + ".")));
        }
    }

    /** One draft on its way, through challenges, to a final response. */
    private final class Exchange {

        private final Draft draft;
        private final Duration patience;
        private final Consumer<Reply> then;
        private Scheduler.Task deadline = () -> {};
        private int challenges;

        Exchange(Draft draft, Duration patience, Consumer<Reply> then) {
            this.draft = draft;
            this.patience = patience;
            this.then = then;
        }

        void send() {
            if (current.isEmpty()) {
                end(new Reply.None(Failure.of(Reason.NOT_SIGNED_IN, "There is no connection.")));
                return;
            }
            Flow flow = current.get();
            Scheduler.Task watchdog = scheduler.after(
                    WRITE, () -> flow.abort(Failure.of(Reason.CONNECTION_LOST, "The server does not read any more.")));
            try {
                String branch = flow.send(encoded(draft, flow)).getBranchId();
                waiting.put(branch, this);
                deadline = scheduler.after(patience, () -> executor.execute(() -> timeout(branch)));
            } catch (IOException e) {
                Failure why = Failure.of(Reason.CONNECTION_LOST, String.valueOf(e.getMessage()));
                end(new Reply.None(flow.isOpen() ? why : flow.ending()));
            } catch (ParseException e) {
                end(new Reply.None(Failure.of(Reason.BAD_ADDRESS, String.valueOf(e.getMessage()))));
            } finally {
                watchdog.cancel();
            }
        }

        void answered(Response response) {
            deadline.cancel();
            int status = response.getStatusCode();
            if (status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED) {
                Optional<Failure> obstacle = digest.challenged(response, challenges > 0);
                challenges++;
                if (obstacle.isPresent()) {
                    end(new Reply.None(obstacle.get()));
                } else if (challenges > MOST_CHALLENGES) {
                    end(new Reply.None(Failure.of(Reason.ACCOUNT_REFUSED, "The server challenges without end.")));
                } else {
                    draft.nextSequence();
                    send();
                }
                return;
            }
            if (status < 300) {
                digest.succeeded(response);
            }
            end(new Reply.Final(response));
        }

        void end(Reply reply) {
            deadline.cancel();
            then.accept(reply);
        }
    }
}
