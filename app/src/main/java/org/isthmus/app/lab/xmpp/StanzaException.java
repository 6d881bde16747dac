package org.isthmus.app.lab.xmpp;

/** A request that is answered with an error. */
final class StanzaException extends Exception {

    private static final long serialVersionUID = 1L;

    private final StanzaError error;

    StanzaException(StanzaError error) {
        super(error.name());
        this.error = error;
    }

    StanzaError error() {
        return error;
    }
}
