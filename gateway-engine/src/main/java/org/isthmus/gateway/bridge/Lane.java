package org.isthmus.gateway.bridge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.bridge.QueuedMessage.Fate;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The texts that cross a bridge in one direction: kept on disk, sent one after the other, each once the one before it was
 * taken (RFC 3428 section 8), offered again after a failure that may pass. Confined to the bridge's executor.
 */
final class Lane {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private static final int IN_MEMORY = 500;
    private static final Duration NOTEWORTHY_DELAY = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final Works works;
    private final String name;
    private final BridgeEnd target;
    private final FateReports reports;
    private final OpenAnswers answers;
    private final Deque<QueuedMessage> queue = new ArrayDeque<>();
    private boolean moreOnDisk = true;
    private boolean running;
    private int waiting;

    private long attempt;
    private boolean inFlight;
    private Fate headFate = Fate.WAITING;
    private Instant headTriedAt = Instant.MAX;
    private Instant notBefore = Instant.MIN;
    private Duration pause = FIRST_PAUSE;
    private boolean deadlineWatched;
    private boolean proven;

    Lane(Works works, String name, BridgeEnd target, FateReports reports) {
        this.works = works;
        this.name = name;
        this.target = target;
        this.reports = reports;
        this.answers = new OpenAnswers(works);
    }

    /** Names the bridge and the direction in the outbox. */
    String name() {
        return name;
    }

    /** Begins or stops to send. What waits keeps waiting, and goes back to its sender when it waited too long. */
    void run(boolean on) {
        if (on && !running) {
            waiting = works.outbox().countWaiting(name);
        }
        running = on;
        pump();
    }

    /** The target's account signed in. */
    void online() {
        notBefore = Instant.MIN;
        pause = FIRST_PAUSE;
        pump();
    }

    /** The party showed a sign of life: what is sent to it is likely to arrive. */
    void proven() {
        proven = true;
    }

    boolean full() {
        return waiting >= works.limits().mostWaiting();
    }

    /** Puts a new message on disk and sends it when it is its turn. */
    void put(QueuedMessage message, CompletableFuture<Verdict> verdict) {
        works.outbox().put(message).ifPresentOrElse(before -> verdict.complete(new Verdict.Accept()), () -> {
            waiting++;
            enqueue(message, verdict);
        });
    }

    /** The sender sent the same again. */
    void repeated(QueuedMessage known, CompletableFuture<Verdict> verdict) {
        if (known.fate() == Fate.FAILED) {
            works.outbox().again(name, known.id(), works.now());
            waiting++;
            enqueue(QueuedMessage.waiting(name, known.message(), known.source(), works.now()), verdict);
            return;
        }
        verdict.complete(new Verdict.Accept());
        reports.tell(known);
    }

    private void enqueue(QueuedMessage message, CompletableFuture<Verdict> verdict) {
        answers.hold(message.id(), verdict, this::overdue);
        if (!moreOnDisk && queue.size() < IN_MEMORY) {
            queue.add(message);
        } else {
            moreOnDisk = true;
        }
        pump();
        if (!running || works.online(target.account()).isEmpty()) {
            answers.accept(message.id());
        }
    }

    /** No error came in all this time, so the party is there. */
    private void overdue(String id) {
        if (!isHead(id)) {
            proven = true;
        }
    }

    /** The other network says what became of a message. */
    void fate(Receipt receipt) {
        Optional<QueuedMessage> known = works.outbox().find(name, receipt.messageId());
        Fate fate = fate(receipt.fate());
        if (known.isEmpty()
                || known.get().fate().compareTo(fate) >= 0
                || (fate == Fate.FAILED && known.get().fate().compareTo(Fate.SENT) > 0)) {
            return;
        }
        QueuedMessage settled = settle(known.get(), fate, failure(receipt));
        if (fate == Fate.FAILED) {
            proven = false;
            refuse(settled);
        } else {
            answers.accept(settled.id());
            reports.tell(settled);
        }
        takeOut(settled);
    }

    /** Its fate is known: it need not be sent, or not again. */
    private void takeOut(QueuedMessage settled) {
        if (isHead(settled.id())) {
            headFate = settled.fate();
            if (!inFlight) {
                next();
                pump();
            }
        } else if (queue.removeIf(other -> other.id().equals(settled.id()))) {
            waiting--;
        }
    }

    private boolean isHead(String id) {
        return !queue.isEmpty() && queue.peek().id().equals(id);
    }

    private static Optional<Failure> failure(Receipt receipt) {
        return receipt.fate() == Receipt.Fate.FAILED
                ? receipt.failure()
                        .or(() -> Optional.of(Failure.of(Reason.RECIPIENT_UNAVAILABLE, "The message failed.")))
                : Optional.empty();
    }

    private static Fate fate(Receipt.Fate fate) {
        return switch (fate) {
            case DELIVERED -> Fate.DELIVERED;
            case DISPLAYED -> Fate.DISPLAYED;
            case FAILED -> Fate.FAILED;
        };
    }

    /** Gives everything that waits back to its senders. */
    void giveBack(Failure failure) {
        while (head().isPresent()) {
            giveUp(failure);
        }
        answers.acceptAll();
    }

    void pump() {
        giveUpOverdue();
        Optional<QueuedMessage> head = head();
        if (head.isEmpty() || !running || inFlight) {
            return;
        }
        Optional<Endpoint> endpoint = works.online(target.account());
        if (endpoint.isEmpty()) {
            answers.acceptAll();
        } else if (!works.now().isBefore(notBefore)) {
            send(head.get(), endpoint.get());
        }
    }

    private void send(QueuedMessage head, Endpoint endpoint) {
        inFlight = true;
        headTriedAt = headTriedAt.equals(Instant.MAX) ? works.now() : headTriedAt;
        long thisAttempt = ++attempt;
        endpoint.send(dated(head).withAddresses(endpoint.address(), target.party()))
                .exceptionally(problem -> new Outcome.Failed(Failure.of(Reason.INTERNAL, String.valueOf(problem))))
                .thenAcceptAsync(
                        outcome -> {
                            if (thisAttempt == attempt) {
                                inFlight = false;
                                came(outcome, head, endpoint);
                                pump();
                            }
                        },
                        works.executor());
    }

    /** What waited says when it was written. */
    private InstantMessage dated(QueuedMessage head) {
        boolean late = head.storedAt().plus(NOTEWORTHY_DELAY).isBefore(works.now());
        return late && head.message().sentAt().isEmpty()
                ? Texts.sentAt(head.message(), head.storedAt())
                : head.message();
    }

    private void came(Outcome outcome, QueuedMessage head, Endpoint endpoint) {
        if (headFate == Fate.WAITING && outcome instanceof Outcome.Failed failed) {
            refused(failed.failure());
            return;
        }
        if (headFate == Fate.WAITING) {
            settle(head, Fate.SENT, Optional.empty());
        }
        if (headFate != Fate.FAILED) {
            works.listener().carried();
        }
        next();
        works.lines().passedOn(endpoint, head.message(), outcome);
        if (target.party().network() == Network.SIP || proven) {
            answers.accept(head.id());
        }
    }

    private void refused(Failure failure) {
        Duration patience = Patience.with(failure, works.limits());
        if (patience.isZero() || !works.now().isBefore(headTriedAt.plus(patience))) {
            giveUp(failure);
            return;
        }
        notBefore = works.now().plus(pause);
        works.later(pause, this::pump);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }

    /** Those at the front that waited too long go back to their senders, also while one of them is under way. */
    private void giveUpOverdue() {
        Duration most = works.limits().giveUpAfter();
        Optional<QueuedMessage> head = head();
        while (head.isPresent() && !works.now().isBefore(head.get().storedAt().plus(most))) {
            giveUp(Failure.of(
                    Reason.TIMEOUT, "The other network could not be reached for " + most.toMinutes() + " min."));
            head = head();
        }
        if (head.isPresent() && !deadlineWatched) {
            deadlineWatched = true;
            works.later(Duration.between(works.now(), head.get().storedAt().plus(most)), () -> {
                deadlineWatched = false;
                pump();
            });
        }
    }

    private void giveUp(Failure failure) {
        QueuedMessage head = queue.element();
        QueuedMessage settled = settle(head, Fate.FAILED, Optional.of(failure));
        attempt++;
        inFlight = false;
        next();
        refuse(settled);
        works.lines()
                .find(target.account())
                .ifPresent(e -> works.lines().passedOn(e, head.message(), new Outcome.Failed(failure)));
    }

    private void refuse(QueuedMessage failed) {
        Failure failure = failed.failure().orElseThrow();
        if (answers.refuse(failed.id(), failure)) {
            works.outbox().told(name, failed.id(), Fate.FAILED);
        } else {
            reports.tell(failed);
        }
        if (failure.reason() == Reason.LOOP) {
            works.listener().loopCut(failure);
        } else {
            works.listener().lost(failure);
        }
    }

    private QueuedMessage settle(QueuedMessage message, Fate fate, Optional<Failure> failure) {
        try {
            works.outbox().settle(name, message.id(), fate, failure);
        } catch (RuntimeException e) {
            LOG.error("It could not be written down that a message is {}; it may be sent again later.", fate, e);
        }
        return message.withFate(fate, failure);
    }

    /** The head is done with. */
    private void next() {
        queue.remove();
        waiting--;
        headFate = Fate.WAITING;
        headTriedAt = Instant.MAX;
        notBefore = Instant.MIN;
        pause = FIRST_PAUSE;
    }

    private Optional<QueuedMessage> head() {
        if (queue.isEmpty() && moreOnDisk) {
            queue.addAll(works.outbox().waiting(name, IN_MEMORY));
            moreOnDisk = queue.size() == IN_MEMORY;
        }
        return Optional.ofNullable(queue.peek());
    }
}
