package org.isthmus.gateway.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.isthmus.gateway.endpoint.Arrival;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.SipError;
import org.isthmus.gateway.signal.Signal;
import org.isthmus.gateway.sip.useragent.Answers;

/** The one answer to a request that may have given several arrivals. */
final class InboundAnswer {

    private static final SipError ACCEPTED = new SipError(200, "OK");
    private static final SipError NOBODY_TOOK_IT = new SipError(480, "Temporarily Unavailable");

    private final ErrorMapping mapping = new ErrorMapping();
    private final List<Answers.Asked> waiting = new ArrayList<>();
    private final Answers answers;
    private final Executor executor;
    private int open;
    private Optional<SipError> given = Optional.empty();

    InboundAnswer(Answers.Asked asked, int arrivals, Answers answers, Executor executor) {
        this.waiting.add(asked);
        this.open = arrivals;
        this.answers = answers;
        this.executor = executor;
        if (arrivals == 0) {
            given = Optional.of(ACCEPTED);
            waiting.clear();
        }
    }

    /** The same request in another transaction: it shares the answer, unless that was a refusal. */
    boolean takesAgain(Answers.Asked again) {
        if (given.isEmpty()) {
            waiting.add(again);
            return true;
        }
        if (given.get().status() == 200) {
            answers.send(again, 200);
            return true;
        }
        return false;
    }

    Arrival arrival(Signal signal) {
        AtomicBoolean answered = new AtomicBoolean();
        return new Arrival() {
            @Override
            public Signal signal() {
                return signal;
            }

            @Override
            public void accept() {
                if (answered.compareAndSet(false, true)) {
                    executor.execute(InboundAnswer.this::accepted);
                }
            }

            @Override
            public void refuse(Failure failure) {
                if (answered.compareAndSet(false, true)) {
                    SipError error = mapping.sipErrorFor(failure, signal.to());
                    executor.execute(() -> give(error));
                }
            }
        };
    }

    void tooLate() {
        give(NOBODY_TOOK_IT);
    }

    private void accepted() {
        open--;
        if (open == 0) {
            give(ACCEPTED);
        }
    }

    private void give(SipError answer) {
        if (given.isPresent()) {
            return;
        }
        given = Optional.of(answer);
        waiting.forEach(asked -> answers.send(asked, answer));
        waiting.clear();
    }
}
