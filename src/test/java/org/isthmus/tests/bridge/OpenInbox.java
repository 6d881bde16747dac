package org.isthmus.tests.bridge;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.isthmus.gateway.bridge.Inbox;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.signal.Signal;

/** Takes everything and forgets it: these tests look at both ends of a bridge. */
final class OpenInbox implements Inbox {

    @Override
    public CompletionStage<Void> arrived(Endpoint endpoint, Signal signal, boolean bridged) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void passedOn(Endpoint endpoint, Signal signal, Outcome outcome) {
        // Forgotten.
    }

    @Override
    public void stateChanged(Endpoint endpoint, EndpointState state) {
        // Forgotten.
    }

    @Override
    public void setupStep(Endpoint endpoint, SetupStep step) {
        // Forgotten.
    }

    @Override
    public void contactsChanged(Endpoint endpoint, List<Contact> contacts) {
        // Forgotten.
    }
}
