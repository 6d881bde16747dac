package org.isthmus.gateway.xmpp;

import org.isthmus.gateway.error.Failure;

/** Signing in did not work, and why. */
final class SignInException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    SignInException(Failure failure) {
        super(failure.detail());
        this.failure = failure;
    }

    SignInException(Failure failure, Throwable cause) {
        super(failure.detail(), cause);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
