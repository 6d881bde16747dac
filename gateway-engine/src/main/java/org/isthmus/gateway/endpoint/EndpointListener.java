package org.isthmus.gateway.endpoint;

import java.util.List;

/** Hears of everything that an endpoint has to say, in order, on the endpoint's own executor. Must not block. */
public interface EndpointListener {

    void arrived(Endpoint endpoint, Arrival arrival);

    void stateChanged(Endpoint endpoint, EndpointState state);

    void setupStep(Endpoint endpoint, SetupStep step);

    /** The network's own list of contacts, whole, after sign-in and after each change. */
    void contactsChanged(Endpoint endpoint, List<Contact> contacts);

    /** What waits in the account's mailbox is not as it was; said only where the network has mailboxes. */
    default void mailboxChanged(Endpoint endpoint, Mailbox mailbox) {
        // Who only passes texts and calls on has no use for it.
    }
}
