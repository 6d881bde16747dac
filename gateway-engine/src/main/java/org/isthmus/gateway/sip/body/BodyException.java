package org.isthmus.gateway.sip.body;

/** A body that is not what its type says; the message is one technical line. */
public final class BodyException extends Exception {

    private static final long serialVersionUID = 1L;

    public BodyException(String message) {
        super(message);
    }

    public BodyException(String message, Throwable cause) {
        super(message, cause);
    }
}
