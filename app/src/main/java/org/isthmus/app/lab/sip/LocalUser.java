package org.isthmus.app.lab.sip;

import org.isthmus.app.lab.xml.Element;

/** A user who lives inside the program and has no device: a bot. Any thread. */
public final class LocalUser {

    private final String name;
    private final Dispatcher dispatcher;

    LocalUser(String name, Dispatcher dispatcher) {
        this.name = name;
        this.dispatcher = dispatcher;
    }

    /** The user part of the address. */
    public String name() {
        return name;
    }

    /** Sends a MESSAGE to every device of a user of the domain (RFC 3428); to nobody when there is none. */
    public void send(String toUser, String contentType, String body) {
        dispatcher.send(name, toUser, contentType, body);
    }

    /**
     * Says how the user is, in place of what was said before.
     *
     * @param document a presence document of RFC 3863
     */
    public void publish(Element document) {
        dispatcher.publish(name, document);
    }
}
