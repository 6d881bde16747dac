package org.isthmus.gateway.bridge;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.isthmus.gateway.concurrent.OrderedExecutor;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;

/** What all parts of one bridge work with; all of them run on its executor. */
record Works(
        Identity identity,
        Outbox outbox,
        Lines lines,
        Scheduler scheduler,
        Limits limits,
        Notices notices,
        BridgeListener listener,
        OrderedExecutor executor) {

    Instant now() {
        return scheduler.instant();
    }

    /** Runs on the bridge's executor after the delay. */
    Scheduler.Task later(Duration delay, Runnable action) {
        return scheduler.after(delay, () -> executor.execute(action));
    }

    /** The endpoint, when it is signed in. */
    Optional<Endpoint> online(EndpointId account) {
        return lines.find(account).filter(endpoint -> endpoint.state() instanceof EndpointState.Online);
    }
}
