package org.isthmus.app.secret;

/** Secrets cannot be read or written. The message never has any of them in it. */
public final class SecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SecretException(String message, Throwable cause) {
        super(message, cause);
    }
}
