package org.isthmus.gateway.sip;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.endpoint.Contacts;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;

/** The contacts of a SIP account: nobody keeps them but this program, so that every change succeeds at once. */
final class SipContacts implements Contacts {

    private final Executor executor;
    private final PresencePart presence;
    private final MessageInbox inbox;

    SipContacts(Executor executor, PresencePart presence, MessageInbox inbox) {
        this.executor = executor;
        this.presence = presence;
        this.inbox = inbox;
    }

    @Override
    public CompletableFuture<Outcome> put(Address address, String name, Set<String> groups) {
        return change(address, contact -> presence.put(contact, name, groups));
    }

    @Override
    public CompletableFuture<Outcome> remove(Address address) {
        return change(address, presence::remove);
    }

    @Override
    public CompletableFuture<Outcome> setBlocked(Address address, boolean blocked) {
        return change(address, contact -> {
            inbox.setBlocked(contact, blocked);
            if (blocked) {
                presence.decide(contact, false);
            }
        });
    }

    private CompletableFuture<Outcome> change(Address address, java.util.function.Consumer<SipAddress> change) {
        if (!(address instanceof SipAddress sip)) {
            return CompletableFuture.completedFuture(
                    new Outcome.Failed(Failure.of(Reason.BAD_ADDRESS, address + " is no SIP address")));
        }
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        executor.execute(() -> {
            change.accept(sip);
            outcome.complete(new Outcome.Accepted());
        });
        return outcome;
    }
}
