package org.isthmus.ui.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.isthmus.app.Observers;
import org.isthmus.app.Registration;
import org.isthmus.app.account.Account;
import org.isthmus.app.account.AccountEvent;
import org.isthmus.app.account.AccountOptions;
import org.isthmus.app.account.Accounts;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Mailbox;
import org.isthmus.gateway.endpoint.OwnPresence;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.error.CertificateInfo;
import org.isthmus.gateway.signal.Availability;

/** Accounts that sign in at once; {@link #put} shows any other state. */
public final class SampleAccounts implements Accounts {

    private final Map<EndpointId, Account> all = new LinkedHashMap<>();
    private final Observers<AccountEvent> observers = new Observers<>();
    private final Executor events;
    private final AtomicInteger number = new AtomicInteger();
    private OwnPresence presence = new OwnPresence(Availability.AVAILABLE, "");

    SampleAccounts(Executor events) {
        this.events = events;
    }

    /** Adds or replaces an account as it is and tells the observers. */
    public synchronized void put(Account account) {
        all.put(account.id(), account);
        events.execute(() -> observers.tell(new AccountEvent.Changed(account)));
    }

    @Override
    public synchronized List<Account> all() {
        return List.copyOf(all.values());
    }

    @Override
    public CompletableFuture<Account> add(
            Address address, String password, String displayName, AccountOptions options) {
        EndpointId id = new EndpointId("account-" + number.incrementAndGet());
        Account account = online(id, address, displayName, options);
        put(account);
        return CompletableFuture.completedFuture(account);
    }

    @Override
    public CompletableFuture<Account> change(
            EndpointId id, Address address, Optional<String> password, String displayName, AccountOptions options) {
        Account account = online(id, address, displayName, options);
        put(account);
        return CompletableFuture.completedFuture(account);
    }

    @Override
    public synchronized CompletableFuture<Void> remove(EndpointId id) {
        all.remove(id);
        events.execute(() -> observers.tell(new AccountEvent.Removed(id)));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void setEnabled(EndpointId id, boolean enabled) {
        Account old = find(id).orElseThrow();
        put(enabled ? online(id, old.address(), old.displayName(), old.options()) : offline(old));
    }

    @Override
    public void retry(EndpointId id) {
        setEnabled(id, true);
    }

    @Override
    public void trust(EndpointId id, CertificateInfo certificate, TrustDuration duration) {
        setEnabled(id, true);
    }

    @Override
    public synchronized OwnPresence presence() {
        return presence;
    }

    @Override
    public synchronized void setPresence(OwnPresence newPresence) {
        presence = newPresence;
        events.execute(() -> observers.tell(new AccountEvent.PresenceChanged(newPresence)));
    }

    @Override
    public Registration observe(Consumer<AccountEvent> observer) {
        return observers.add(observer);
    }

    private static Account online(EndpointId id, Address address, String displayName, AccountOptions options) {
        List<SetupStep> steps = new ArrayList<>();
        for (SetupStep.Kind kind : SetupStep.Kind.values()) {
            steps.add(SetupStep.done(kind, "server.example.org:5061"));
        }
        EndpointState state = new EndpointState.Online("TLS 1.3 to server.example.org:5061", true);
        return new Account(id, address, displayName, true, options, state, steps, false, Mailbox.EMPTY);
    }

    private static Account offline(Account old) {
        EndpointState state = new EndpointState.Offline();
        return new Account(
                old.id(),
                old.address(),
                old.displayName(),
                false,
                old.options(),
                state,
                List.of(),
                old.demo(),
                Mailbox.EMPTY);
    }
}
