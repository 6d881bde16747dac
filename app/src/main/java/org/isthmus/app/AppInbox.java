package org.isthmus.app;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.isthmus.app.account.AccountBook;
import org.isthmus.app.account.AccountEvent;
import org.isthmus.app.conversation.ConversationBook;
import org.isthmus.app.people.AddressBook;
import org.isthmus.gateway.bridge.Inbox;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Mailbox;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.signal.ChatState;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.isthmus.gateway.signal.Receipt;
import org.isthmus.gateway.signal.Signal;
import org.isthmus.gateway.signal.SubscriptionAnswer;
import org.isthmus.gateway.signal.SubscriptionEnd;
import org.isthmus.gateway.signal.SubscriptionRequest;

/** Takes what the networks bring to whom it concerns, in order, on the app's thread. */
final class AppInbox implements Inbox {

    private static final CompletionStage<Void> SAFE = CompletableFuture.completedFuture(null);

    private final AppThread app;
    private final AccountBook accounts;
    private final AddressBook people;
    private final ConversationBook conversations;

    AppInbox(AppThread app, AccountBook accounts, AddressBook people, ConversationBook conversations) {
        this.app = app;
        this.accounts = accounts;
        this.people = people;
        this.conversations = conversations;
        accounts.observe(event -> {
            if (event instanceof AccountEvent.Removed(var id)) {
                conversations.forget(id);
                people.forget(id);
            }
        });
    }

    @Override
    public CompletionStage<Void> arrived(Endpoint endpoint, Signal signal, boolean bridged) {
        return app.start(() -> take(endpoint, signal, bridged));
    }

    @Override
    public void passedOn(Endpoint endpoint, Signal signal, Outcome outcome) {
        if (signal instanceof InstantMessage message) {
            app.execute(() -> conversations.passedOn(endpoint, message, outcome));
        }
    }

    @Override
    public void stateChanged(Endpoint endpoint, EndpointState state) {
        app.execute(() -> {
            people.stateChanged(endpoint, state);
            accounts.stateChanged(endpoint, state);
            conversations.stateChanged(endpoint, state);
        });
    }

    @Override
    public void setupStep(Endpoint endpoint, SetupStep step) {
        app.execute(() -> accounts.setupStep(endpoint, step));
    }

    @Override
    public void contactsChanged(Endpoint endpoint, List<Contact> contacts) {
        people.contactsChanged(endpoint, contacts);
    }

    @Override
    public void mailboxChanged(Endpoint endpoint, Mailbox mailbox) {
        app.execute(() -> accounts.mailboxChanged(endpoint, mailbox));
    }

    private CompletionStage<Void> take(Endpoint endpoint, Signal signal, boolean bridged) {
        switch (signal) {
            case InstantMessage message -> {
                return conversations.arrived(endpoint, message, bridged);
            }
            case Receipt receipt -> {
                return conversations.arrived(endpoint, receipt);
            }
            case ChatState state -> conversations.arrived(state);
            case PresenceUpdate update -> people.arrived(endpoint, update);
            case SubscriptionRequest request -> people.arrived(endpoint, request);
            case SubscriptionAnswer answer -> people.arrived(endpoint, answer);
            case SubscriptionEnd end -> people.arrived(endpoint, end);
        }
        return SAFE;
    }
}
