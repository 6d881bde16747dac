package org.isthmus.gateway.bridge;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Mailbox;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.signal.Signal;

/** The program behind the switchboard: keeps and shows what arrives. Called in order per endpoint; must not block. */
public interface Inbox {

    /**
     * Something arrived.
     *
     * @param bridged a bridge takes it to the other network as well
     * @return completes when it is safe (on disk); only then is the sender told that it arrived
     */
    CompletionStage<Void> arrived(Endpoint endpoint, Signal signal, boolean bridged);

    /** A bridge sent something through the endpoint on somebody's behalf. */
    void passedOn(Endpoint endpoint, Signal signal, Outcome outcome);

    void stateChanged(Endpoint endpoint, EndpointState state);

    void setupStep(Endpoint endpoint, SetupStep step);

    void contactsChanged(Endpoint endpoint, List<Contact> contacts);

    /** What waits in the account's mailbox is not as it was. */
    default void mailboxChanged(Endpoint endpoint, Mailbox mailbox) {
        // Who shows no mailboxes need not know.
    }
}
