package org.isthmus.gateway.sip.call;

/** A body that cannot be taken for what it should be. */
final class BodyProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status what a request with such a body is answered with */
    BodyProblem(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
