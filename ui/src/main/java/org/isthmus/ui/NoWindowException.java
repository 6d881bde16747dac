package org.isthmus.ui;

/** The window cannot be opened; the message tells a person why. */
final class NoWindowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoWindowException(String message, Throwable cause) {
        super(message, cause);
    }
}
