package org.isthmus.app.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.isthmus.app.AppThread;
import org.isthmus.app.Observers;
import org.isthmus.app.Registration;
import org.isthmus.app.secret.SecretStore;
import org.isthmus.app.store.Database;
import org.isthmus.app.trust.CertificateDecisions;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Mailbox;
import org.isthmus.gateway.endpoint.OwnPresence;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.error.CertificateInfo;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The person's accounts, each with an endpoint while it is switched on. */
public final class AccountBook implements Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(AccountBook.class);

    private final AppThread app;
    private final Database database;
    private final Passwords passwords;
    private final CertificateDecisions trust;
    private final Endpoints endpoints;
    private final EndpointFactory factory;
    private final Exchange exchange;
    private final OwnPresenceMemory presence;
    private final FailureLog failureLog = new FailureLog();
    private final Observers<AccountEvent> observers = new Observers<>();
    private final Map<EndpointId, LiveAccount> accounts = new LinkedHashMap<>();
    private final CompletableFuture<Void> signedOut = new CompletableFuture<>();
    private volatile List<Account> pictures = List.of();
    private boolean closing;

    public AccountBook(
            AppThread app,
            Database database,
            SecretStore secrets,
            CertificateDecisions trust,
            Endpoints endpoints,
            EndpointFactory factory,
            Exchange exchange) {
        this.app = app;
        this.database = database;
        this.passwords = new Passwords(secrets);
        this.trust = trust;
        this.endpoints = endpoints;
        this.factory = factory;
        this.exchange = exchange;
        this.presence = new OwnPresenceMemory(database);
    }

    /** Reads the accounts. Blocks; to be called once, before anything else. */
    public void load() {
        database.change(AccountTable::removeOrphans).join();
        database.readNow(AccountTable::all).forEach(details -> accounts.put(details.id(), new LiveAccount(details)));
        presence.load();
        redraw();
    }

    /** Begins to sign in with all accounts that are switched on. */
    public void start() {
        app.execute(() -> List.copyOf(accounts.values()).forEach(this::connect));
    }

    @Override
    public List<Account> all() {
        return pictures;
    }

    @Override
    public CompletableFuture<Account> add(
            Address address, String password, String displayName, AccountOptions options) {
        EndpointId id = new EndpointId(UUID.randomUUID().toString());
        return add(new AccountDetails(id, address.bare(), displayName, true, options, false), password);
    }

    /** Adds an account with an id of the caller's choice; one of the lab leaves nothing on the disk. */
    public CompletableFuture<Account> add(AccountDetails details, String password) {
        return app.start(() -> {
            refuseDouble(details.id(), details.address());
            accounts.put(details.id(), new LiveAccount(details));
            return passwords
                    .put(details, password)
                    .thenCompose(_ -> save(details))
                    .thenApplyAsync(_ -> begun(details.id()), app)
                    .whenCompleteAsync((_, failure) -> dropWhenFailed(details.id(), failure), app);
        });
    }

    @Override
    public CompletableFuture<Account> change(
            EndpointId id, Address address, Optional<String> password, String displayName, AccountOptions options) {
        return app.start(() -> {
            LiveAccount account = known(id);
            if (address.network() != account.details().address().network()) {
                throw new IllegalArgumentException("An account stays on its network.");
            }
            refuseDouble(id, address);
            AccountDetails details = new AccountDetails(
                    id,
                    address.bare(),
                    displayName,
                    account.details().enabled(),
                    options,
                    account.details().demo());
            CompletableFuture<Void> stored = password.map(word -> passwords.put(details, word))
                    .orElseGet(() -> CompletableFuture.completedFuture(null));
            return stored.thenCompose(_ -> save(details))
                    .thenApplyAsync(
                            _ -> {
                                disconnect(known(id));
                                known(id).become(details);
                                return begun(id);
                            },
                            app);
        });
    }

    @Override
    public CompletableFuture<Void> remove(EndpointId id) {
        return app.start(() -> {
            LiveAccount account = known(id);
            disconnect(account);
            accounts.remove(id);
            redraw();
            observers.tell(new AccountEvent.Removed(id));
            CompletableFuture<Void> gone = account.details().demo()
                    ? CompletableFuture.completedFuture(null)
                    : database.change(handle -> AccountTable.remove(handle, id));
            return gone.thenCompose(_ -> passwords.remove(account.details()));
        });
    }

    @Override
    public void setEnabled(EndpointId id, boolean enabled) {
        app.execute(() -> {
            LiveAccount account = accounts.get(id);
            if (account == null || account.details().enabled() == enabled) {
                return;
            }
            disconnect(account);
            account.become(account.details().enabled(enabled));
            save(account.details());
            connect(account);
            changed(account);
        });
    }

    @Override
    public void retry(EndpointId id) {
        app.execute(() -> {
            LiveAccount account = accounts.get(id);
            if (account == null) {
                return;
            }
            endpoints.find(id).ifPresentOrElse(Endpoint::retryNow, () -> connect(account));
        });
    }

    @Override
    public void trust(EndpointId id, CertificateInfo certificate, TrustDuration duration) {
        trust.trust(certificate.host(), certificate.sha256(), duration == TrustDuration.ALWAYS);
        retry(id);
    }

    @Override
    public OwnPresence presence() {
        return presence.get();
    }

    @Override
    public void setPresence(OwnPresence newPresence) {
        presence.set(newPresence);
        app.execute(() -> {
            endpoints.all().values().forEach(endpoint -> endpoint.publish(newPresence));
            observers.tell(new AccountEvent.PresenceChanged(newPresence));
        });
    }

    @Override
    public Registration observe(Consumer<AccountEvent> observer) {
        return observers.add(observer);
    }

    /** On the app's thread. */
    public void stateChanged(Endpoint endpoint, EndpointState state) {
        LiveAccount account = current(endpoint);
        if (account != null) {
            failureLog.state(account.details(), state);
            account.state(state);
            changed(account);
        }
        completeWhenSignedOut();
    }

    /** On the app's thread. */
    public void setupStep(Endpoint endpoint, SetupStep step) {
        LiveAccount account = current(endpoint);
        if (account != null) {
            account.step(step);
            changed(account);
        }
    }

    /** On the app's thread. */
    public void mailboxChanged(Endpoint endpoint, Mailbox mailbox) {
        LiveAccount account = current(endpoint);
        if (account != null) {
            account.mailbox(mailbox);
            changed(account);
        }
    }

    /** Signs out everywhere; completes when every endpoint has said that it is offline. */
    public CompletableFuture<Void> signOut() {
        app.execute(() -> {
            closing = true;
            accounts.values().forEach(LiveAccount::nextGeneration);
            endpoints.all().values().forEach(Endpoint::close);
            completeWhenSignedOut();
        });
        return signedOut;
    }

    private void completeWhenSignedOut() {
        if (closing
                && endpoints.all().values().stream()
                        .allMatch(endpoint -> endpoint.state() instanceof EndpointState.Offline)) {
            signedOut.complete(null);
        }
    }

    private void connect(LiveAccount account) {
        AccountDetails details = account.details();
        if (!details.enabled() || closing) {
            return;
        }
        int generation = account.nextGeneration();
        account.state(new EndpointState.Connecting());
        passwords
                .use(details, password -> factory.create(details, password))
                .whenCompleteAsync(
                        (endpoint, failure) -> {
                            if (failure != null) {
                                if (account.generation() == generation) {
                                    failed(account, failure);
                                }
                            } else if (account.generation() == generation) {
                                plug(endpoint);
                            } else {
                                endpoint.close();
                            }
                        },
                        app);
    }

    private void plug(Endpoint endpoint) {
        exchange.plug(endpoint);
        endpoints.add(endpoint);
        endpoint.publish(presence.get());
        endpoint.connect();
    }

    private void disconnect(LiveAccount account) {
        account.nextGeneration();
        endpoints.remove(account.details().id()).ifPresent(endpoint -> {
            exchange.unplug(endpoint.id());
            endpoint.close();
        });
        failureLog.state(account.details(), new EndpointState.Offline());
        account.state(new EndpointState.Offline());
    }

    private void failed(LiveAccount account, Throwable cause) {
        Throwable root = cause.getCause() == null ? cause : cause.getCause();
        if (!(root instanceof Passwords.Missing)) {
            LOG.error("The endpoint of {} could not be made.", account.details().address(), root);
        }
        Reason reason = root instanceof Passwords.Missing ? Reason.WRONG_PASSWORD : Reason.INTERNAL;
        String detail = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        EndpointState state = new EndpointState.Failed(Failure.of(reason, detail), Optional.empty());
        failureLog.state(account.details(), state);
        account.state(state);
        changed(account);
    }

    private Account begun(EndpointId id) {
        LiveAccount account = known(id);
        connect(account);
        changed(account);
        return account.picture();
    }

    private void dropWhenFailed(EndpointId id, @Nullable Throwable failure) {
        if (failure != null) {
            accounts.remove(id);
            redraw();
        }
    }

    private CompletableFuture<Void> save(AccountDetails details) {
        if (details.demo()) {
            return CompletableFuture.completedFuture(null);
        }
        int position = List.copyOf(accounts.keySet()).indexOf(details.id());
        return database.change(handle -> AccountTable.put(handle, details, position));
    }

    private void changed(LiveAccount account) {
        redraw();
        observers.tell(new AccountEvent.Changed(account.picture()));
    }

    private void redraw() {
        pictures = accounts.values().stream().map(LiveAccount::picture).toList();
    }

    private LiveAccount known(EndpointId id) {
        LiveAccount account = accounts.get(id);
        if (account == null) {
            throw new IllegalArgumentException("There is no such account.");
        }
        return account;
    }

    /** The account of the endpoint, unless the endpoint is one that was replaced. */
    private @Nullable LiveAccount current(Endpoint endpoint) {
        boolean current = endpoints.find(endpoint.id()).filter(endpoint::equals).isPresent();
        return current ? accounts.get(endpoint.id()) : null;
    }

    private void refuseDouble(EndpointId id, Address address) {
        for (LiveAccount account : accounts.values()) {
            if (account.details().address().equals(address.bare())
                    && !account.details().id().equals(id)) {
                throw new IllegalArgumentException("There is already an account for " + address.bare() + ".");
            }
        }
    }
}
