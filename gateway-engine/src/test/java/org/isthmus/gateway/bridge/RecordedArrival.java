package org.isthmus.gateway.bridge;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.isthmus.gateway.endpoint.Arrival;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.signal.Signal;
import org.jspecify.annotations.Nullable;

/** An arrival that remembers how it was answered. */
final class RecordedArrival implements Arrival {

    private final Signal signal;
    private final AtomicReference<@Nullable Verdict> answer = new AtomicReference<>();

    RecordedArrival(Signal signal) {
        this.signal = signal;
    }

    Optional<Verdict> answer() {
        return Optional.ofNullable(answer.get());
    }

    @Override
    public Signal signal() {
        return signal;
    }

    @Override
    public void accept() {
        answer.compareAndSet(null, new Verdict.Accept());
    }

    @Override
    public void refuse(Failure failure) {
        answer.compareAndSet(null, new Verdict.Refuse(failure));
    }
}
