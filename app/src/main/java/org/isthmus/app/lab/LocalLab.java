package org.isthmus.app.lab;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.isthmus.app.AppThread;
import org.isthmus.app.account.AccountBook;
import org.isthmus.app.account.AccountDetails;
import org.isthmus.app.account.AccountOptions;
import org.isthmus.app.bridge.Bridges;
import org.isthmus.app.bridge.Party;
import org.isthmus.app.bridge.Traffic;
import org.isthmus.app.lab.phone.Phones;
import org.isthmus.app.people.AddressBook;
import org.isthmus.app.people.PersonId;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.sip.SipAccountConfig;
import org.isthmus.gateway.xmpp.XmppAccountConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local lab for the window: runs the servers and makes the person at home in them. One bridge is plugged, from the talker
 * on SIP to the echo on XMPP: what the talker says crosses, and the echo of it crosses back. The talker answers no echo, so
 * that it comes to rest.
 */
public final class LocalLab implements Lab, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalLab.class);
    private static final EndpointId SIP = new EndpointId("demo-sip");
    private static final EndpointId XMPP = new EndpointId("demo-xmpp");
    private static final String GROUP = "Local lab";

    private final Scheduler scheduler;
    private final AppThread app;
    private final AccountBook accounts;
    private final AddressBook people;
    private final Bridges bridges;
    private final ExecutorService order = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("isthmus-lab").daemon().factory());
    private volatile Optional<LabServers> servers = Optional.empty();
    private volatile Optional<Phones> phones = Optional.empty();

    public LocalLab(Scheduler scheduler, AppThread app, AccountBook accounts, AddressBook people, Bridges bridges) {
        this.scheduler = scheduler;
        this.app = app;
        this.accounts = accounts;
        this.people = people;
        this.bridges = bridges;
    }

    @Override
    public boolean running() {
        return servers.isPresent();
    }

    @Override
    public CompletableFuture<Void> start() {
        return CompletableFuture.runAsync(this::startNow, order);
    }

    @Override
    public CompletableFuture<Void> stop() {
        return CompletableFuture.runAsync(this::stopNow, order);
    }

    /** Ends the servers; the accounts end with the program. */
    @Override
    public void close() {
        order.shutdown();
        phones.ifPresent(Phones::close);
        servers.ifPresent(LabServers::close);
        servers = Optional.empty();
    }

    private void startNow() {
        if (running()) {
            return;
        }
        try {
            LabServers started = LabServers.start(LabOptions.freePorts(), scheduler);
            servers = Optional.of(started);
            settle(started.info());
            // The person need not wait for those who can be called.
            order.execute(() -> phones = servers.map(running -> running.startPhones(scheduler)));
        } catch (IOException e) {
            throw new CompletionException("The local lab could not start: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            stopNow();
            throw e;
        }
    }

    private void stopNow() {
        for (EndpointId account : new EndpointId[] {SIP, XMPP}) {
            if (accounts.find(account).isPresent()) {
                accounts.remove(account).join();
            }
        }
        phones.ifPresent(Phones::close);
        phones = Optional.empty();
        servers.ifPresent(LabServers::close);
        servers = Optional.empty();
    }

    private void settle(LabInfo info) {
        LabInfo.Person self = info.self();
        AccountOptions standard = AccountOptions.standard();
        AccountOptions sip = standard.withServer(info.sip()).withTransport(SipAccountConfig.Transport.TCP);
        AccountOptions xmpp =
                standard.withServer(info.xmpp()).withEncryption(XmppAccountConfig.Encryption.NONE_ON_LOOPBACK);
        add(SIP, self, self.sip(), sip, info.sip());
        add(XMPP, self, self.xmpp(), xmpp, info.xmpp());
        info.bots().forEach(this::introduce);
        info.phones().forEach(this::introduce);
        plug(info);
    }

    private void add(EndpointId id, LabInfo.Person self, Address address, AccountOptions options, HostPort server) {
        LOG.info("The lab's {} server listens on {}.", address.network(), server);
        accounts.add(new AccountDetails(id, address, self.name(), true, options, true), self.password())
                .join();
    }

    /** A bot is one person with two addresses. The XMPP server has it on the roster already. */
    private void introduce(LabInfo.Helper bot) {
        PersonId onXmpp = app.call(() -> people.meet(XMPP, bot.xmpp())).join();
        PersonId onSip = app.call(() -> people.meet(SIP, bot.sip())).join();
        if (!onXmpp.equals(onSip)) {
            people.link(onXmpp, onSip).join();
        }
        people.put(SIP, bot.sip(), bot.name(), Set.of(GROUP)).join();
    }

    private void plug(LabInfo info) {
        Party talker = party(info, "talker", SIP);
        Party echo = party(info, "echo", XMPP);
        bridges.create(talker, echo, Set.of(Traffic.CHAT, Traffic.PRESENCE), false)
                .join();
    }

    private static Party party(LabInfo info, String user, EndpointId account) {
        LabInfo.Helper bot = info.bots().stream()
                .filter(helper -> helper.user().equals(user))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The lab has no " + user + "."));
        return new Party(account, account.equals(SIP) ? bot.sip() : bot.xmpp(), bot.name());
    }
}
