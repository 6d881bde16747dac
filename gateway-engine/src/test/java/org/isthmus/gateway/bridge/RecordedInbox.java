package org.isthmus.gateway.bridge;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.signal.Signal;

/** A program that remembers what it was told. */
final class RecordedInbox implements Inbox {

    record Shown(Signal signal, boolean bridged) {}

    record PassedOn(Signal signal, Outcome outcome) {}

    final List<Shown> shown = new CopyOnWriteArrayList<>();
    final List<PassedOn> passedOn = new CopyOnWriteArrayList<>();
    volatile CompletableFuture<Void> stored = CompletableFuture.completedFuture(null);

    @Override
    public CompletionStage<Void> arrived(Endpoint endpoint, Signal signal, boolean bridged) {
        shown.add(new Shown(signal, bridged));
        return stored;
    }

    @Override
    public void passedOn(Endpoint endpoint, Signal signal, Outcome outcome) {
        passedOn.add(new PassedOn(signal, outcome));
    }

    @Override
    public void stateChanged(Endpoint endpoint, EndpointState state) {
        // Not looked at here.
    }

    @Override
    public void setupStep(Endpoint endpoint, SetupStep step) {
        // Not looked at here.
    }

    @Override
    public void contactsChanged(Endpoint endpoint, List<Contact> contacts) {
        // Not looked at here.
    }
}
