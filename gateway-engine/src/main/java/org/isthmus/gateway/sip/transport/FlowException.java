package org.isthmus.gateway.sip.transport;

import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.error.Failure;

/** A connection that did not come about, with the step at which it failed. */
public final class FlowException extends Exception {

    private static final long serialVersionUID = 1L;

    private final SetupStep.Kind step;
    private final transient Failure failure;

    FlowException(SetupStep.Kind step, Failure failure) {
        super(failure.detail());
        this.step = step;
        this.failure = failure;
    }

    public SetupStep.Kind step() {
        return step;
    }

    public Failure failure() {
        return failure;
    }
}
