package org.isthmus.app.lab;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.isthmus.app.lab.bot.Bot;
import org.isthmus.app.lab.bot.Bots;
import org.isthmus.app.lab.bot.SipStage;
import org.isthmus.app.lab.bot.XmppStage;
import org.isthmus.app.lab.phone.Phones;
import org.isthmus.app.lab.phone.Role;
import org.isthmus.app.lab.sip.SipServer;
import org.isthmus.app.lab.xmpp.XmppServer;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.HostPort;

/** The lab's two servers with their accounts and bots, running until closed. What happened in them is forgotten then. */
public final class LabServers implements AutoCloseable {

    public static final String DOMAIN = "lab.test";

    private static final String HOST = "127.0.0.1";
    private static final List<String> PEOPLE = List.of("alice", "bob", "carol");
    private static final String GROUP = "Local lab";

    private final XmppServer xmpp;
    private final SipServer sip;
    private final Bots bots;
    private final LabInfo info;

    private LabServers(XmppServer xmpp, SipServer sip, Bots bots, LabInfo info) {
        this.xmpp = xmpp;
        this.sip = sip;
        this.bots = bots;
        this.info = info;
    }

    /**
     * Starts both servers side by side; when it returns, both take clients. Takes some hundred milliseconds, so not on the
     * window's thread.
     *
     * @throws IOException when a port is taken
     */
    public static LabServers start(LabOptions options, Scheduler clock) throws IOException {
        FutureTask<XmppServer> starting = new FutureTask<>(() -> XmppServer.start(DOMAIN, options.xmppPort(), clock));
        Thread.ofVirtual().name("lab-start").start(starting);
        SipServer sip;
        try {
            sip = SipServer.start(DOMAIN, options.sipPort(), clock);
        } catch (IOException e) {
            result(starting).close();
            throw e;
        }
        try {
            XmppServer xmpp = result(starting);
            return new LabServers(xmpp, sip, settle(xmpp, sip, clock), info(xmpp.port(), sip.port()));
        } catch (IOException e) {
            sip.close();
            throw e;
        }
    }

    public LabInfo info() {
        return info;
    }

    /** Begins to sign in those who can be called. Takes a moment; whoever closes the lab closes them first. */
    public Phones startPhones(Scheduler clock) {
        return Phones.start(DOMAIN, info.sip(), info.xmpp(), clock);
    }

    @Override
    public void close() {
        bots.close();
        xmpp.close();
        sip.close();
    }

    private static Bots settle(XmppServer xmpp, SipServer sip, Scheduler clock) {
        for (String person : PEOPLE) {
            xmpp.addAccount(person, password(person));
            if (person.equals(PEOPLE.getFirst())) {
                sip.addAccount(person, password(person));
            } else {
                sip.addOlderPhone(person, password(person));
            }
        }
        for (Role phone : Role.cast()) {
            xmpp.addAccount(phone.user(), Phones.password(phone.user()));
            sip.addAccount(phone.user(), Phones.password(phone.user()));
            PEOPLE.forEach(person -> xmpp.introduce(person, phone.user(), phone.name(), GROUP));
        }
        Bots bots = new Bots(clock);
        XmppStage xmppStage = new XmppStage(xmpp, DOMAIN);
        SipStage sipStage = new SipStage(sip, DOMAIN);
        for (Bot bot : Bots.cast()) {
            bots.play(bot, xmppStage);
            PEOPLE.forEach(person -> xmpp.introduce(person, bot.user(), bot.name(), GROUP));
        }
        for (Bot bot : Bots.cast()) {
            bots.play(bot, sipStage);
        }
        return bots;
    }

    private static LabInfo info(int xmppPort, int sipPort) {
        List<LabInfo.Person> people = PEOPLE.stream()
                .map(user -> new LabInfo.Person(user, title(user), password(user), sip(user), xmpp(user)))
                .toList();
        List<LabInfo.Helper> helpers = Bots.cast().stream()
                .map(bot -> new LabInfo.Helper(bot.user(), bot.name(), sip(bot.user()), xmpp(bot.user())))
                .toList();
        List<LabInfo.Helper> phones = Role.cast().stream()
                .map(phone -> new LabInfo.Helper(phone.user(), phone.name(), sip(phone.user()), xmpp(phone.user())))
                .toList();
        return new LabInfo(DOMAIN, new HostPort(HOST, xmppPort), new HostPort(HOST, sipPort), people, helpers, phones);
    }

    private static String password(String user) {
        return user + "-lab";
    }

    private static String title(String user) {
        return user.substring(0, 1).toUpperCase(Locale.ROOT) + user.substring(1);
    }

    private static SipAddress sip(String user) {
        return SipAddress.of(user, DOMAIN);
    }

    private static XmppAddress xmpp(String user) {
        return new XmppAddress(user, DOMAIN, "");
    }

    private static XmppServer result(FutureTask<XmppServer> starting) throws IOException {
        try {
            return starting.get();
        } catch (ExecutionException e) {
            throw new IOException("The XMPP server could not start.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the lab started", e);
        }
    }
}
