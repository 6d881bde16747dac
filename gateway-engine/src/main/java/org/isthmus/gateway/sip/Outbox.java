package org.isthmus.gateway.sip;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.sip.transport.Flow;
import org.isthmus.gateway.sip.useragent.Draft;
import org.isthmus.gateway.sip.useragent.Exchanges;
import org.isthmus.gateway.sip.useragent.Reply;

/**
 * Sends MESSAGEs, to each destination one at a time and in order (RFC 3428 section 8). What was under way when the connection
 * broke is sent again as the same request when the account is back soon; otherwise it fails, and sending the same message
 * later still continues where it was. Runs on the account's executor.
 */
final class Outbox {

    private static final Duration HOLD = Duration.ofSeconds(30);
    private static final int MOST_UNDECIDED = 500;

    private final Exchanges exchanges;
    private final Scheduler scheduler;
    private final Executor executor;
    private final Envelopes.Sequence sequence;
    private final Map<SipAddress, Lane> lanes = new HashMap<>();
    private final Map<String, OutgoingText> undecided = new LinkedHashMap<>();
    private boolean online;

    Outbox(Exchanges exchanges, Scheduler scheduler, Executor executor, Envelopes.Sequence sequence) {
        this.exchanges = exchanges;
        this.scheduler = scheduler;
        this.executor = executor;
        this.sequence = sequence;
    }

    /** What is left of an earlier try to send the same message, if its fate was open. */
    Optional<OutgoingText> continued(InstantMessage message, SipAddress to) {
        return Optional.ofNullable(undecided.remove(key(message.id(), to)))
                .filter(before -> before.message().body().equals(message.body()))
                .map(OutgoingText::again);
    }

    void add(OutgoingMessage message) {
        lanes.computeIfAbsent(message.to().bare(), Lane::new).add(message);
    }

    void online() {
        online = true;
        new ArrayList<>(lanes.values()).forEach(Lane::advance);
    }

    void offline() {
        online = false;
    }

    /** The account ends: nothing will be sent any more. */
    void end(Failure why) {
        online = false;
        new ArrayList<>(lanes.values()).forEach(lane -> lane.failAll(why));
    }

    private static String key(String id, SipAddress to) {
        return id + " " + to;
    }

    private void remember(OutgoingText text) {
        undecided.put(key(text.message().id(), text.to()), text);
        if (undecided.size() > MOST_UNDECIDED) {
            undecided.remove(undecided.keySet().iterator().next());
        }
    }

    /** What goes to one destination. */
    private final class Lane {

        private final SipAddress destination;
        private final Deque<OutgoingMessage> queue = new ArrayDeque<>();
        private boolean underway;

        Lane(SipAddress destination) {
            this.destination = destination;
        }

        void add(OutgoingMessage message) {
            queue.add(message);
            advance();
        }

        void advance() {
            if (underway || !online || queue.isEmpty()) {
                return;
            }
            Optional<Flow> flow = exchanges.flow();
            if (flow.isEmpty()) {
                return;
            }
            OutgoingMessage head = queue.getFirst();
            try {
                boolean repeated = head.isRepeat();
                Draft draft = head.next(flow.get());
                if (repeated) {
                    draft.keepSequence();
                }
                underway = true;
                exchanges.call(draft, Exchanges.PATIENCE, reply -> {
                    underway = false;
                    sequence.atLeast(draft.sequence());
                    answered(head, reply, repeated);
                });
            } catch (ParseException e) {
                finish(head, new Outcome.Failed(Failure.of(Reason.BAD_ADDRESS, String.valueOf(e.getMessage()))));
            }
        }

        private void answered(OutgoingMessage head, Reply reply, boolean repeated) {
            if (!head.equals(queue.peekFirst())) {
                return;
            }
            switch (reply) {
                case Reply.Final answer -> {
                    Optional<Outcome> outcome = head.answered(answer, repeated);
                    if (outcome.isPresent()) {
                        finish(head, outcome.get());
                    } else {
                        advance();
                    }
                }
                case Reply.None none when mayHaveArrived(none.failure()) -> lost(head, none.failure());
                case Reply.None none -> finish(head, new Outcome.Failed(none.failure()));
            }
        }

        private static boolean mayHaveArrived(Failure failure) {
            return switch (failure.reason()) {
                case CONNECTION_LOST, CONNECTION_REFUSED, TIMEOUT, SERVER_ERROR -> true;
                default -> false;
            };
        }

        private void lost(OutgoingMessage head, Failure failure) {
            head.lost(scheduler.instant());
            if (failure.reason() == Reason.TIMEOUT && online) {
                giveUp(head, failure);
                return;
            }
            scheduler.after(
                    HOLD,
                    () -> executor.execute(() -> {
                        if (head.equals(queue.peekFirst()) && !underway && isOverdue(head)) {
                            List<OutgoingMessage> all = new ArrayList<>(queue);
                            giveUp(head, failure);
                            all.stream().skip(1).forEach(message -> {
                                if (!online) {
                                    finish(message, new Outcome.Failed(failure));
                                }
                            });
                        }
                    }));
        }

        private boolean isOverdue(OutgoingMessage head) {
            Instant since = head.lostSince().orElse(scheduler.instant());
            return !scheduler.instant().isBefore(since.plus(HOLD));
        }

        private void giveUp(OutgoingMessage head, Failure failure) {
            if (head instanceof OutgoingText text) {
                remember(text);
            }
            finish(head, new Outcome.Failed(failure));
        }

        private void finish(OutgoingMessage message, Outcome outcome) {
            queue.remove(message);
            message.outcome().complete(outcome);
            if (queue.isEmpty() && !underway) {
                lanes.remove(destination, this);
            } else {
                advance();
            }
        }

        void failAll(Failure why) {
            List<OutgoingMessage> all = new ArrayList<>(queue);
            queue.clear();
            lanes.remove(destination, this);
            all.forEach(message -> message.outcome().complete(new Outcome.Failed(why)));
        }
    }
}
