package org.isthmus.gateway.call.jingle;

/** An element that is no Jingle; the message is one technical line. It is answered with {@code bad-request}. */
public final class JingleException extends Exception {

    private static final long serialVersionUID = 1L;

    public JingleException(String message) {
        super(message);
    }

    public JingleException(String message, Throwable cause) {
        super(message, cause);
    }
}
