package org.isthmus.app;

import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.isthmus.app.account.AccountBook;
import org.isthmus.app.account.AccountEvent;
import org.isthmus.app.account.Accounts;
import org.isthmus.app.account.EndpointFactory;
import org.isthmus.app.account.Endpoints;
import org.isthmus.app.account.Exchange;
import org.isthmus.app.account.StoredArchiveMarks;
import org.isthmus.app.call.CallRegister;
import org.isthmus.app.call.CallTools;
import org.isthmus.app.conversation.ConversationBook;
import org.isthmus.app.people.AddressBook;
import org.isthmus.app.profile.Profile;
import org.isthmus.app.secret.SecretStore;
import org.isthmus.app.settings.Settings;
import org.isthmus.app.settings.SettingsFile;
import org.isthmus.app.store.Database;
import org.isthmus.app.trust.CertificateDecisions;
import org.isthmus.gateway.bridge.Switchboard;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;

/** Accounts, people, chats and their memory, joined by a switchboard. What the networks are is for the caller to say. */
final class AppCore implements AutoCloseable {

    private final AppThread app = new AppThread();
    private final Database database;
    private final SettingsFile settings;
    private final CertificateDecisions trust;
    private final StoredArchiveMarks archiveMarks;
    private final AddressBook people;
    private final AccountBook accounts;
    private final ConversationBook conversations;
    private final CallRegister calls;
    private final Switchboard switchboard;

    /**
     * Opens the memory and reads it. Blocks.
     *
     * @param tools given the accounts and the settings, makes what their calls are made with
     * @param networks given this core, which has its trust decisions and archive marks ready, makes what makes endpoints
     * @throws org.isthmus.app.store.StoreException when the history cannot be opened
     */
    AppCore(
            Profile profile,
            SecretStore secrets,
            Scheduler scheduler,
            BiFunction<Accounts, Settings, CallTools> tools,
            Function<AppCore, EndpointFactory> networks) {
        this.database = Database.open(profile.history());
        this.settings = SettingsFile.open(profile.settings(), app);
        this.trust = new CertificateDecisions(database, scheduler);
        this.archiveMarks = new StoredArchiveMarks(database);
        trust.load();
        Endpoints endpoints = new Endpoints();
        Late<EndpointFactory> factory = new Late<>();
        Late<Switchboard> board = new Late<>();
        this.people = new AddressBook(app, database, endpoints);
        this.accounts = new AccountBook(
                app,
                database,
                secrets,
                trust,
                endpoints,
                (details, password) -> factory.get().create(details, password),
                new Plugs(board));
        this.conversations = new ConversationBook(app, database, scheduler, settings, accounts, endpoints, people);
        this.calls = new CallRegister(
                app,
                database,
                scheduler,
                endpoints,
                people,
                accounts::undisturbed,
                tools.apply(accounts, settings),
                (route, text) -> conversations.send(people.meet(route.account(), route.peer()), route, text));
        this.switchboard = new Switchboard(new AppInbox(app, accounts, people, conversations), scheduler);
        board.set(switchboard);
        factory.set(networks.apply(this));
        accounts.observe(event -> {
            if (event instanceof AccountEvent.Removed(var id)) {
                archiveMarks.forget(id);
            }
        });
        accounts.load();
        archiveMarks.load();
        calls.load();
        Runnable chats = conversations.load();
        people.load();
        chats.run();
    }

    AppThread app() {
        return app;
    }

    Database database() {
        return database;
    }

    SettingsFile settings() {
        return settings;
    }

    CertificateDecisions trust() {
        return trust;
    }

    StoredArchiveMarks archiveMarks() {
        return archiveMarks;
    }

    AddressBook people() {
        return people;
    }

    AccountBook accounts() {
        return accounts;
    }

    ConversationBook conversations() {
        return conversations;
    }

    CallRegister calls() {
        return calls;
    }

    Switchboard switchboard() {
        return switchboard;
    }

    /** Signs out everywhere, waiting at most a second for the servers to hear of it. Blocks. */
    void signOut() {
        accounts.signOut().completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
    }

    /** Writes everything down. Blocks. To be called when no endpoint is left. */
    @Override
    public void close() {
        // What signing out has set off on the app's thread comes before this.
        app.call(() -> true).thenCompose(_ -> settings.written()).join();
        database.close();
    }

    private record Plugs(Late<Switchboard> board) implements Exchange {

        @Override
        public void plug(Endpoint endpoint) {
            board.get().plug(endpoint);
        }

        @Override
        public void unplug(EndpointId id) {
            board.get().unplug(id);
        }
    }
}
