package org.isthmus.gateway.bridge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.isthmus.gateway.bridge.QueuedMessage.Fate;
import org.isthmus.gateway.error.Failure;

/** An outbox that outlives bridges but not the test. */
final class MemoryOutbox implements Outbox {

    private final List<QueuedMessage> all = new ArrayList<>();

    @Override
    public synchronized Optional<QueuedMessage> put(QueuedMessage message) {
        Optional<QueuedMessage> before = find(message.lane(), message.id());
        if (before.isEmpty()) {
            all.add(message);
        }
        return before;
    }

    @Override
    public synchronized void again(String lane, String id, Instant now) {
        QueuedMessage old = find(lane, id).orElseThrow();
        all.remove(old);
        all.add(QueuedMessage.waiting(lane, old.message(), old.source(), now));
    }

    @Override
    public synchronized List<QueuedMessage> waiting(String lane, int limit) {
        return all.stream()
                .filter(m -> m.lane().equals(lane) && m.fate() == Fate.WAITING)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized int countWaiting(String lane) {
        return waiting(lane, Integer.MAX_VALUE).size();
    }

    @Override
    public synchronized Optional<QueuedMessage> find(String lane, String id) {
        return all.stream()
                .filter(m -> m.lane().equals(lane) && m.id().equals(id))
                .findFirst();
    }

    @Override
    public synchronized Optional<QueuedMessage> findBySource(String lane, String sourceId) {
        return all.stream()
                .filter(m -> m.lane().equals(lane)
                        && m.source().filter(s -> s.id().equals(sourceId)).isPresent())
                .max(Comparator.comparing(QueuedMessage::storedAt));
    }

    @Override
    public synchronized void settle(String lane, String id, Fate fate, Optional<Failure> failure) {
        change(lane, id, m -> m.withFate(fate, failure));
    }

    @Override
    public synchronized void told(String lane, String id, Fate fate) {
        change(
                lane,
                id,
                m -> new QueuedMessage(m.lane(), m.message(), m.source(), m.storedAt(), m.fate(), m.failure(), fate));
    }

    @Override
    public synchronized List<QueuedMessage> untold(String lane, int limit) {
        return all.stream()
                .filter(m -> m.lane().equals(lane) && m.fate().compareTo(Fate.SENT) > 0 && m.fate() != m.told())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void purge(Instant before) {
        all.removeIf(m -> m.storedAt().isBefore(before) && m.fate() != Fate.WAITING);
    }

    @Override
    public synchronized void forget(String lane) {
        all.removeIf(m -> m.lane().equals(lane));
    }

    private void change(String lane, String id, UnaryOperator<QueuedMessage> change) {
        all.replaceAll(m -> m.lane().equals(lane) && m.id().equals(id) ? change.apply(m) : m);
    }
}
