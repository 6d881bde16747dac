package org.isthmus.app.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.app.store.Database;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.bridge.Switchboard;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.InstantMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the person sees of bridges: made once, counted, switched, there again after a restart. */
class PatchBayTest {

    private static final SipAddress US_SIP = SipAddress.of("us", "sip.test");
    private static final XmppAddress US_XMPP = new XmppAddress("us", "xmpp.test", "");
    private static final Set<Traffic> ALL = EnumSet.allOf(Traffic.class);

    @TempDir
    private Path folder;

    private final SystemScheduler clock = new SystemScheduler();
    private final Loopback sip = new Loopback("sip", US_SIP);
    private final Loopback xmpp = new Loopback("xmpp", US_XMPP);
    private final Party ravi = new Party(sip.id(), SipAddress.of("ravi", "sip.test"), "Ravi");
    private final Party nora = new Party(xmpp.id(), new XmppAddress("nora", "xmpp.test", ""), "Nora");
    private Database database;
    private Switchboard switchboard;
    private PatchBay bay;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("isthmus.db"));
        switchboard = new Switchboard(new ForgetfulInbox(), clock);
        switchboard.plug(sip);
        switchboard.plug(xmpp);
        bay = new PatchBay(database, switchboard, clock);
        bay.open();
    }

    @AfterEach
    void close() {
        bay.close();
        database.close();
        clock.close();
    }

    @Test
    void aBridgeCarriesCountsAndIsThereAgainAfterARestart() {
        BridgeId id = bay.create(ravi, nora, ALL, false).join().id();
        hello("x1");
        await().untilAsserted(() -> assertThat(bay.all()).singleElement().satisfies(view -> {
            assertThat(view.carried()).isEqualTo(1);
            assertThat(view.perMinute()).isEqualTo(1);
        }));
        assertThat(sip.sent).hasSize(1);

        bay.close();
        database.close();
        open();
        assertThat(bay.all()).singleElement().satisfies(view -> {
            assertThat(view.id()).isEqualTo(id);
            assertThat(view.sip()).isEqualTo(ravi);
            assertThat(view.xmpp()).isEqualTo(nora);
            assertThat(view.carries()).isEqualTo(ALL);
            assertThat(view.enabled()).isTrue();
            assertThat(view.carried()).isEqualTo(1);
        });
        hello("x2");
        await().untilAsserted(() -> assertThat(sip.sent).hasSize(2));
    }

    @Test
    void lossesAreCountedWithTheirCause() {
        bay.create(ravi, nora, ALL, false).join();
        sip.fails(Failure.of(Reason.UNKNOWN_RECIPIENT, "nobody"));
        hello("x1");
        await().untilAsserted(() -> assertThat(bay.all()).singleElement().satisfies(view -> {
            assertThat(view.lost()).isEqualTo(1);
            assertThat(view.lastFailure()).contains(Failure.of(Reason.UNKNOWN_RECIPIENT, "nobody"));
        }));
    }

    @Test
    void switchedOffOrWithoutChatItCarriesNoText() {
        BridgeId id = bay.create(ravi, nora, ALL, false).join().id();
        bay.setEnabled(id, false);
        hello("x1");
        bay.setEnabled(id, true);
        bay.setCarries(id, Set.of(Traffic.PRESENCE));
        hello("x2");
        bay.setCarries(id, ALL);
        hello("x3");
        await().untilAsserted(() -> assertThat(sip.bodies()).containsExactly("Hello x3"));
    }

    @Test
    void bothEndsAreToldOnRequest() {
        bay.create(ravi, nora, ALL, true).join();
        await().untilAsserted(() -> {
            assertThat(sip.bodies()).singleElement().asString().contains("Nora");
            assertThat(xmpp.bodies()).singleElement().asString().contains("Ravi");
        });
    }

    @Test
    void thereIsOneBridgeBetweenTwoAndNoneToOneself() {
        bay.create(ravi, nora, ALL, false).join();
        assertThatThrownBy(() -> bay.create(ravi, nora, ALL, false).join())
                .hasCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("already a bridge");
        Party self = new Party(sip.id(), US_SIP, "");
        assertThatThrownBy(() -> bay.create(self, nora, ALL, false).join())
                .hasCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("your own account");
        assertThatThrownBy(() -> bay.create(nora, ravi, ALL, false).join())
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRemovedBridgeIsGone() {
        List<BridgeEvent> events = new CopyOnWriteArrayList<>();
        bay.observe(events::add);
        BridgeId id = bay.create(ravi, nora, ALL, false).join().id();
        bay.removeAll(sip.id()).join();
        assertThat(bay.all()).isEmpty();
        await().untilAsserted(() -> assertThat(events).endsWith(new BridgeEvent.Removed(id)));
        hello("x1");
        bay.close();
        database.close();
        open();
        assertThat(bay.all()).isEmpty();
        assertThat(sip.sent).isEmpty();
    }

    private void hello(String id) {
        xmpp.receives(switchboard, InstantMessage.text(id, nora.address(), US_XMPP, "Hello " + id));
    }
}
