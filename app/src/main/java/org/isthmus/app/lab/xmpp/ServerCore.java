package org.isthmus.app.lab.xmpp;

import java.util.Optional;
import java.util.function.Consumer;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.concurrent.Scheduler;

/** The server behind the sockets: everything that all connections share, put together once. */
final class ServerCore {

    private final Turnstile turnstile = new Turnstile();
    private final Credentials credentials = new Credentials();
    private final Directory directory;
    private final ClientGate gate;
    private final Sessions sessions;

    ServerCore(String domain, Scheduler clock) {
        directory = new Directory(domain, clock);
        Router router = new Router();
        RosterPushes pushes = new RosterPushes();
        Subscriptions subscriptions = new Subscriptions(router, pushes);
        MessageDelivery messages = new MessageDelivery(directory, clock);
        PresenceService presences = new PresenceService(directory, router, subscriptions);
        IqService requests = Requests.service(directory, router, pushes, subscriptions, clock);
        router.add(domain, new LocalDomain(directory, messages, presences, requests));
        gate = new ClientGate(router, presences);
        sessions = new Sessions(presences, messages, turnstile, clock);
    }

    String domain() {
        return directory.domain();
    }

    Turnstile turnstile() {
        return turnstile;
    }

    Credentials credentials() {
        return credentials;
    }

    Optional<Account> account(String user) {
        return directory.account(user);
    }

    ClientStream stream(Account account, Wire wire) {
        return new ClientStream(account, wire, sessions, gate);
    }

    void stop() {
        turnstile.pass(sessions::stop);
    }

    Account create(String user) {
        return directory.create(Credentials.canonical(user));
    }

    LocalUser local(String user, Consumer<Element> receiver) {
        Account account = create(user);
        XmppAddress address = account.address().withResource("bot");
        LocalSession session = new LocalSession(account, address, receiver);
        account.add(session);
        return new LocalUser(session, gate, turnstile);
    }
}
