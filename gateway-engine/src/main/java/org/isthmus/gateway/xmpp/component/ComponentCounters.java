package org.isthmus.gateway.xmpp.component;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.isthmus.gateway.error.Failure;

/** What has happened on a component since its start. Safe to use from any thread. */
final class ComponentCounters {

    private final AtomicLong in = new AtomicLong();
    private final AtomicLong out = new AtomicLong();
    private final AtomicLong bad = new AtomicLong();
    private volatile Optional<Instant> connectedSince = Optional.empty();
    private volatile Optional<String> lastFailure = Optional.empty();

    void connected(Instant now) {
        connectedSince = Optional.of(now);
    }

    void failed(Failure why) {
        connectedSince = Optional.empty();
        lastFailure = Optional.of(why.detail());
    }

    void ended() {
        connectedSince = Optional.empty();
    }

    void countIn() {
        in.incrementAndGet();
    }

    void countOut() {
        out.incrementAndGet();
    }

    void countBad() {
        bad.incrementAndGet();
    }

    ComponentStatus status(int queueLength) {
        return new ComponentStatus(connectedSince, in.get(), out.get(), bad.get(), queueLength, lastFailure);
    }
}
