package org.isthmus.ui.account;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.isthmus.app.Registration;
import org.isthmus.app.account.Account;
import org.isthmus.app.account.AccountEvent;
import org.isthmus.app.account.Accounts;
import org.isthmus.app.account.Accounts.TrustDuration;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.error.CertificateInfo;
import org.isthmus.ui.common.FxObserver;
import org.isthmus.ui.common.FxThread;

/** Signs one account in, new or changed, and follows how that goes. FX thread. */
final class AccountSetup implements AutoCloseable {

    private final Accounts accounts;
    private final Registration registration;
    private final ReadOnlyObjectWrapper<Optional<Account>> account;
    private final ReadOnlyObjectWrapper<Optional<SignInProgress>> progress;
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper(this, "refusal", "");
    private Optional<AccountInput.Valid> submitted = Optional.empty();
    private boolean removed;

    /** @param edited empty for a new account */
    AccountSetup(Accounts accounts, Optional<Account> edited) {
        this.accounts = accounts;
        this.account = new ReadOnlyObjectWrapper<>(this, "account", edited);
        this.progress = new ReadOnlyObjectWrapper<>(this, "progress", edited.map(SignInProgress::of));
        this.registration = accounts.observe(new FxObserver<>(this::take));
    }

    /** The account as it is now; empty until there is one. */
    ReadOnlyObjectProperty<Optional<Account>> accountProperty() {
        return account.getReadOnlyProperty();
    }

    /** How the sign-in goes; empty before the first. */
    ReadOnlyObjectProperty<Optional<SignInProgress>> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Why the program did not take the account at all; empty when it did. */
    ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** Adds or changes the account, or just tries again when nothing is different from the last time. */
    void submit(AccountInput.Valid input) {
        refusal.set("");
        Optional<EndpointId> known = account.get().map(Account::id);
        if (known.isPresent() && submitted.equals(Optional.of(input))) {
            accounts.retry(known.get());
            return;
        }
        submitted = Optional.of(input);
        progress.set(Optional.of(SignInProgress.waiting()));
        CompletableFuture<Account> asked = known.isPresent()
                ? accounts.change(known.get(), input.address(), input.password(), input.displayName(), input.options())
                : accounts.add(input.address(), input.password().orElse(""), input.displayName(), input.options());
        FxThread.then(asked, this::taken, this::refused);
    }

    void trust(CertificateInfo certificate, TrustDuration duration) {
        account.get().ifPresent(known -> accounts.trust(known.id(), certificate, duration));
    }

    CompletableFuture<Void> remove() {
        return account.get().map(known -> accounts.remove(known.id())).orElse(CompletableFuture.completedFuture(null));
    }

    @Override
    public void close() {
        registration.close();
    }

    private void taken(Account made) {
        show(accounts.find(made.id()).orElse(made));
    }

    private void refused(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        submitted = Optional.empty();
        progress.set(account.get().map(SignInProgress::of));
        String message = cause.getMessage();
        refusal.set(message == null ? cause.getClass().getSimpleName() : message);
    }

    private void take(List<AccountEvent> events) {
        Optional<EndpointId> ours = account.get().map(Account::id);
        for (AccountEvent event : events) {
            switch (event) {
                case AccountEvent.Changed(Account changed) when ours.equals(Optional.of(changed.id())) -> show(changed);
                case AccountEvent.Removed(EndpointId id) when ours.equals(Optional.of(id)) -> removed = true;
                default -> {}
            }
        }
    }

    private void show(Account now) {
        if (!removed) {
            account.set(Optional.of(now));
            progress.set(Optional.of(SignInProgress.of(now)));
        }
    }
}
