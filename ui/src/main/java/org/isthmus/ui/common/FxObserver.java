package org.isthmus.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Takes the app's events on whatever thread they come and hands them to the FX thread in order, in batches of at most one a
 * pulse: ten thousand presence changes cost a few screen updates.
 *
 * <p>{@code client.people().observe(new FxObserver<>(events -> ...))}
 */
public final class FxObserver<E> implements Consumer<E> {

    private final ConcurrentLinkedQueue<E> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Executor pulse;
    private final Consumer<List<E>> onFx;

    public FxObserver(Consumer<List<E>> onFx) {
        this(FxThread::atNextPulse, onFx);
    }

    /** @param pulse runs a task on the FX thread, later */
    public FxObserver(Executor pulse, Consumer<List<E>> onFx) {
        this.pulse = pulse;
        this.onFx = onFx;
    }

    @Override
    public void accept(E event) {
        waiting.add(event);
        if (scheduled.compareAndSet(false, true)) {
            pulse.execute(this::drain);
        }
    }

    private void drain() {
        scheduled.set(false);
        List<E> batch = new ArrayList<>();
        for (E event = waiting.poll(); event != null; event = waiting.poll()) {
            batch.add(event);
        }
        if (!batch.isEmpty()) {
            onFx.accept(batch);
        }
    }
}
