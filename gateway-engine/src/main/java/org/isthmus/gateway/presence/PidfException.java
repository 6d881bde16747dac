package org.isthmus.gateway.presence;

/** A document that is no PIDF; the message is one technical line. */
public final class PidfException extends Exception {

    private static final long serialVersionUID = 1L;

    public PidfException(String message, Throwable cause) {
        super(message, cause);
    }
}
