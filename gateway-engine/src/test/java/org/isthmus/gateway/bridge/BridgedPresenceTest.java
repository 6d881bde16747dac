package org.isthmus.gateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.isthmus.gateway.bridge.BridgeRig.NORA;
import static org.isthmus.gateway.bridge.BridgeRig.RAVI;
import static org.isthmus.gateway.bridge.BridgeRig.US_SIP;
import static org.isthmus.gateway.bridge.BridgeRig.US_XMPP;
import static org.isthmus.gateway.bridge.BridgeRig.lost;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.isthmus.gateway.signal.Author;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.ChatState;
import org.isthmus.gateway.signal.DevicePresence;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.junit.jupiter.api.Test;

/** Presence, typing, and what a bridge says when it begins. */
class BridgedPresenceTest {

    private final BridgeRig rig = new BridgeRig();

    @Test
    void aSipPartysPresenceIsShownByOurXmppAccount() {
        ravi(true, device("desk", Availability.BUSY, "in a meeting"), device("phone", Availability.AWAY, ""));
        await().untilAsserted(() -> assertThat(shown(rig.xmpp)).singleElement().satisfies(update -> {
            assertThat(update.from()).isEqualTo(US_XMPP);
            assertThat(update.to()).isEqualTo(NORA);
            assertThat(update.author()).contains(new Author(RAVI, "Ravi"));
            assertThat(update.devices()).singleElement().satisfies(d -> {
                assertThat(d.availability()).isEqualTo(Availability.BUSY);
                assertThat(d.note()).isEqualTo("Ravi: in a meeting");
            });
        }));
    }

    @Test
    void oneDeviceGoingLeavesTheOther() {
        nora(device("phone", Availability.AWAY, ""));
        nora(device("laptop", Availability.AVAILABLE, ""));
        rig.pass(Duration.ofSeconds(2));
        nora(device("laptop", Availability.OFFLINE, ""));
        rig.pass(Duration.ofSeconds(2));
        assertThat(availabilities(rig.sip)).endsWith(Availability.AWAY);
        nora(device("phone", Availability.OFFLINE, ""));
        rig.pass(Duration.ofSeconds(2));
        assertThat(availabilities(rig.sip)).endsWith(Availability.OFFLINE);
    }

    @Test
    void quickChangesBecomeOneAndTheLastCounts() {
        for (int i = 0; i < 50; i++) {
            ravi(true, device("desk", i % 2 == 0 ? Availability.AWAY : Availability.AVAILABLE, "note " + i));
        }
        rig.pass(Duration.ofSeconds(2));
        assertThat(shown(rig.xmpp))
                .hasSize(2)
                .last()
                .satisfies(
                        update -> assertThat(update.devices().getFirst().note()).isEqualTo("Ravi: note 49"));
    }

    @Test
    void presenceIsSaidAgainAfterSignIn() {
        ravi(true, device("desk", Availability.AWAY, ""));
        rig.settle();
        rig.goes(rig.xmpp, lost());
        rig.goes(rig.xmpp, ScriptedEndpoint.ONLINE);
        rig.settle();
        assertThat(availabilities(rig.xmpp)).containsExactly(Availability.AWAY, Availability.AWAY);
    }

    @Test
    void nobodyLooksReachableLongAfterTheirNetworkIsGone() {
        ravi(true, device("desk", Availability.AVAILABLE, ""));
        rig.settle();
        rig.goes(rig.sip, lost());
        rig.pass(Duration.ofSeconds(29));
        assertThat(availabilities(rig.xmpp)).containsExactly(Availability.AVAILABLE);
        rig.pass(Duration.ofSeconds(1));
        assertThat(availabilities(rig.xmpp)).endsWith(Availability.OFFLINE);
    }

    @Test
    void aNewBridgeShowsThePresenceThatIsKnownAlready() {
        ravi(true, device("desk", Availability.AWAY, ""));
        rig.settle();
        rig.restart();
        rig.settle();
        assertThat(availabilities(rig.xmpp))
                .containsExactly(Availability.AWAY, Availability.OFFLINE, Availability.AWAY);
    }

    @Test
    void typingCrosses() {
        rig.arrive(rig.xmpp, new ChatState(NORA, US_XMPP, ChatState.Activity.COMPOSING));
        await().untilAsserted(() -> assertThat(rig.sip.sent(ChatState.class))
                .containsExactly(new ChatState(US_SIP, RAVI, ChatState.Activity.COMPOSING)));
    }

    @Test
    void bothEndsAreToldWhoReadsThem() {
        rig.bridge.announce();
        await().untilAsserted(() -> {
            assertThat(rig.sip.sent(InstantMessage.class))
                    .singleElement()
                    .satisfies(m -> assertThat(m.body()).contains("Nora", "nora@xmpp.test"));
            assertThat(rig.xmpp.sent(InstantMessage.class))
                    .singleElement()
                    .satisfies(m -> assertThat(m.body()).contains("Ravi", "ravi@sip.test"));
        });
    }

    private void ravi(boolean complete, DevicePresence... devices) {
        rig.arrive(rig.sip, new PresenceUpdate(RAVI, US_SIP, List.of(devices), complete, Optional.empty()));
    }

    private void nora(DevicePresence device) {
        rig.arrive(
                rig.xmpp,
                new PresenceUpdate(
                        NORA.withResource(device.device()), US_XMPP, List.of(device), false, Optional.empty()));
    }

    private static DevicePresence device(String name, Availability availability, String note) {
        return new DevicePresence(
                name,
                availability,
                note.isEmpty() ? Map.of() : Map.of("", note),
                OptionalInt.empty(),
                Optional.empty());
    }

    private static List<PresenceUpdate> shown(ScriptedEndpoint endpoint) {
        return endpoint.sent(PresenceUpdate.class);
    }

    private static List<Availability> availabilities(ScriptedEndpoint endpoint) {
        return shown(endpoint).stream()
                .map(update -> update.devices().getFirst().availability())
                .toList();
    }
}
