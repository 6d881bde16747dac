package org.isthmus.gateway.address;

/** A text that is no address; the message tells a person what is wrong with it. */
public final class AddressException extends Exception {

    private static final long serialVersionUID = 1L;

    public AddressException(String message) {
        super(message);
    }
}
