package org.isthmus.app.gateway;

/** A gateway cannot be started; the message tells a person why. */
public final class GatewayException extends Exception {

    private static final long serialVersionUID = 1L;

    public GatewayException(String message, Throwable cause) {
        super(message, cause);
    }
}
