package org.isthmus.tests.bridge;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.isthmus.app.bridge.BridgeView;
import org.isthmus.app.bridge.Party;
import org.isthmus.app.bridge.PatchBay;
import org.isthmus.app.bridge.Traffic;
import org.isthmus.app.store.Database;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.bridge.Limits;
import org.isthmus.gateway.bridge.Switchboard;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.endpoint.OwnPresence;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.sip.SipAccountConfig;
import org.isthmus.gateway.sip.SipNetwork;
import org.isthmus.gateway.xmpp.ArchiveMarks;
import org.isthmus.gateway.xmpp.SystemDns;
import org.isthmus.gateway.xmpp.XmppAccountConfig;
import org.isthmus.gateway.xmpp.XmppNetwork;
import org.isthmus.tests.peer.Kamailio;
import org.isthmus.tests.peer.Prosody;
import org.isthmus.tests.peer.SipUser;
import org.isthmus.tests.peer.SlixUser;

/** Prosody with Nora, Kamailio with Ravi, and between them the person's two accounts with a patch bay. */
final class BridgedWorld implements AutoCloseable {

    static final String US_ON_SIP = "sip:us@" + Kamailio.DOMAIN;
    static final String US_ON_XMPP = "us@" + Prosody.DOMAIN;

    /** These tests write faster than people, and faster than the flood limit lets people write. */
    private static final Limits HURRIED = new Limits(
            Limits.DEFAULT.giveUpAfter(),
            Limits.DEFAULT.transientFor(),
            Limits.DEFAULT.answerWithin(),
            1_000,
            10_000,
            Limits.DEFAULT.mostWaiting());

    private static final Duration SIGN_IN = Duration.ofSeconds(40);

    final Prosody prosody;
    final Kamailio kamailio;
    final SlixUser nora;
    final SipUser ravi;
    final Endpoint sip;
    final Endpoint xmpp;
    final PatchBay bridges;

    private final SystemScheduler scheduler = new SystemScheduler();
    private final Database database;
    private final SipNetwork sipNetwork;
    private final XmppNetwork xmppNetwork;

    BridgedWorld(Path folder) {
        prosody = Prosody.start(room(folder, "prosody"), "us", "nora");
        kamailio = Kamailio.start(room(folder, "kamailio"), "us", "ravi");
        nora = SlixUser.signIn(room(folder, "nora"), "nora", prosody);
        ravi = SipUser.signIn(room(folder, "ravi"), "ravi", kamailio);
        database = Database.open(folder.resolve("isthmus.db"));
        Switchboard switchboard = new Switchboard(new OpenInbox(), scheduler);
        bridges = new PatchBay(database, switchboard, scheduler, HURRIED);
        bridges.open();
        sipNetwork = new SipNetwork(scheduler, (host, certificate) -> false);
        xmppNetwork = new XmppNetwork(scheduler, (host, certificate) -> false, new SystemDns(), new MarksInMemory());
        sip = sipNetwork.account(sipConfig(), switchboard);
        xmpp = xmppNetwork.account(xmppConfig(), switchboard);
        for (Endpoint endpoint : new Endpoint[] {sip, xmpp}) {
            switchboard.plug(endpoint);
            endpoint.publish(new OwnPresence(Availability.AVAILABLE, ""));
            endpoint.connect();
        }
        await().atMost(SIGN_IN)
                .until(() ->
                        sip.state() instanceof EndpointState.Online && xmpp.state() instanceof EndpointState.Online);
    }

    private SipAccountConfig sipConfig() {
        return new SipAccountConfig(
                new EndpointId("sip"),
                SipAddress.of("us", Kamailio.DOMAIN),
                "Us",
                Optional.empty(),
                Kamailio.password("us"),
                Optional.of(new HostPort("127.0.0.1", kamailio.port())),
                SipAccountConfig.Transport.TCP,
                true);
    }

    private XmppAccountConfig xmppConfig() {
        return new XmppAccountConfig(
                new EndpointId("xmpp"),
                new XmppAddress("us", Prosody.DOMAIN, ""),
                "Us",
                Prosody.password("us"),
                Optional.of("isthmus"),
                Optional.of(new HostPort("127.0.0.1", prosody.port())),
                XmppAccountConfig.Encryption.NONE_ON_LOOPBACK);
    }

    /** Plugs a cable between two users of the two servers. */
    BridgeView bridge(String sipUser, String xmppUser) {
        return bridges.create(
                        new Party(sip.id(), SipAddress.of(sipUser, Kamailio.DOMAIN), sipUser),
                        new Party(xmpp.id(), new XmppAddress(xmppUser, Prosody.DOMAIN, ""), xmppUser),
                        EnumSet.allOf(Traffic.class),
                        false)
                .join();
    }

    private static Path room(Path folder, String name) {
        try {
            return Files.createDirectory(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        bridges.close();
        sip.close();
        xmppNetwork.close();
        sipNetwork.close();
        database.close();
        scheduler.close();
        nora.close();
        ravi.close();
        kamailio.close();
        prosody.close();
    }

    private static final class MarksInMemory implements ArchiveMarks {

        private final Map<EndpointId, String> marks = new ConcurrentHashMap<>();

        @Override
        public Optional<String> last(EndpointId account) {
            return Optional.ofNullable(marks.get(account));
        }

        @Override
        public void advanced(EndpointId account, String archiveId) {
            marks.put(account, archiveId);
        }
    }
}
