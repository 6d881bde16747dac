package org.isthmus.gateway.bridge;

import java.util.concurrent.CompletionStage;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.signal.Signal;

/**
 * Takes signals that arrive on one network to the other network. Its methods are called on the executors of endpoints, in
 * order per endpoint, and must not block.
 */
public interface Bridge {

    /** Whether this bridge carries the signal, which arrived at that account. Answers from memory. */
    boolean takes(EndpointId account, Signal signal);

    /**
     * Carries a signal that it {@linkplain #takes takes}.
     *
     * @return completes, never exceptionally, with what the sender is to be told: when the signal is safe on disk, when it was
     *     delivered, or when it is known that it cannot be
     */
    CompletionStage<Verdict> carry(Endpoint endpoint, Signal signal);

    /** An endpoint came, went, or changed its state. */
    void stateChanged(EndpointId account, EndpointState state);
}
