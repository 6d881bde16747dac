package org.isthmus.gateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.isthmus.gateway.bridge.BridgeRig.NORA;
import static org.isthmus.gateway.bridge.BridgeRig.RAVI;
import static org.isthmus.gateway.bridge.BridgeRig.US_SIP;
import static org.isthmus.gateway.bridge.BridgeRig.US_XMPP;
import static org.isthmus.gateway.bridge.BridgeRig.accepted;
import static org.isthmus.gateway.bridge.BridgeRig.bodies;
import static org.isthmus.gateway.bridge.BridgeRig.refused;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.Author;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.InstantMessage.Origin;
import org.junit.jupiter.api.Test;

/** Loops, floods, secrets, and what is not news. */
class WhatIsNotBridgedTest {

    private final BridgeRig rig = new BridgeRig();

    @Test
    void nothingFromArchivesAndOtherDevicesCrosses() {
        accepted(rig.arrive(rig.xmpp, withOrigin("x1", Origin.ARCHIVE, false)));
        accepted(rig.arrive(rig.xmpp, withOrigin("x2", Origin.CARBON, false)));
        rig.settle();
        assertThat(bodies(rig.sip)).isEmpty();
        assertThat(rig.inbox.shown).hasSize(2).noneMatch(RecordedInbox.Shown::bridged);
    }

    @Test
    void strangersAndOurOwnEchoesDoNotCross() {
        XmppAddress stranger = new XmppAddress("eve", "xmpp.test", "");
        accepted(rig.arrive(rig.xmpp, InstantMessage.text("x1", stranger, US_XMPP, "Hi")));
        accepted(rig.arrive(rig.xmpp, InstantMessage.text("x2", US_XMPP, NORA, "Hi")));
        rig.settle();
        assertThat(bodies(rig.sip)).isEmpty();
    }

    @Test
    void anEncryptedMessageIsRefusedAndExplainedOnce() {
        for (String id : new String[] {"x1", "x2"}) {
            assertThat(refused(rig.arrive(rig.xmpp, withOrigin(id, Origin.LIVE, true)))
                            .reason())
                    .isEqualTo(Reason.ENCRYPTED_MESSAGE);
        }
        rig.settle();
        assertThat(bodies(rig.sip)).isEmpty();
        assertThat(bodies(rig.xmpp)).singleElement().asString().contains("end-to-end encrypted");
    }

    @Test
    void whatWasWrittenOnTheOtherSideDoesNotGoBackThere() {
        InstantMessage reflected =
                InstantMessage.text("x1", NORA, US_XMPP, "Hello").withAuthor(new Author(RAVI, "Ravi"));
        assertThat(refused(rig.arrive(rig.xmpp, reflected)).reason()).isEqualTo(Reason.LOOP);
        InstantMessage ours = InstantMessage.text("x2", NORA, US_XMPP, "Hello").withAuthor(new Author(US_SIP, ""));
        assertThat(refused(rig.arrive(rig.xmpp, ours)).reason()).isEqualTo(Reason.LOOP);
        assertThat(rig.counts.loops).hasValue(2);
    }

    @Test
    void twoMachinesThatAnswerEachOtherAreStopped() {
        String body = "Hello";
        Reason stopped = Reason.INTERNAL;
        for (int i = 0; i < 20 && stopped != Reason.LOOP; i++) {
            body = "Echo: " + body;
            RecordedArrival arrival = i % 2 == 0 ? rig.fromNora("x" + i, body) : rig.fromRavi("m" + i, body);
            await().until(() -> arrival.answer().isPresent());
            if (arrival.answer().get() instanceof Verdict.Refuse refuse) {
                stopped = refuse.failure().reason();
            }
        }
        assertThat(stopped).isEqualTo(Reason.LOOP);
        assertThat(rig.counts.carried).hasValueLessThan(10);
    }

    @Test
    void theSameTextInTheSameThreadGoesRoundAFewTimesAMinuteOnly() {
        for (int i = 0; i < 4; i++) {
            accepted(rig.fromNora("x" + i, "ok"));
        }
        assertThat(refused(rig.fromNora("x4", "ok")).reason()).isEqualTo(Reason.LOOP);
        rig.pass(Duration.ofSeconds(61));
        accepted(rig.fromNora("x5", "ok"));
    }

    @Test
    void peopleMayRepeatEachOther() {
        accepted(rig.fromNora("x1", "ok"));
        accepted(rig.fromRavi("m1", "ok"));
        accepted(rig.fromNora("x2", "ok"));
    }

    @Test
    void aFloodIsRefusedAndItsSenderKnows() {
        int burst = Limits.DEFAULT.burst();
        for (int i = 0; i < burst; i++) {
            rig.fromNora("x" + i, "text " + i);
        }
        assertThat(refused(rig.fromNora("y", "one too many")).reason()).isEqualTo(Reason.TOO_MANY);
        rig.pass(Duration.ofSeconds(1));
        accepted(rig.fromNora("z", "later"));
    }

    @Test
    void aBridgeThatIsOffCarriesNothing() {
        rig.bridge.follow(new Rules(false, true, true));
        accepted(rig.fromNora("x1", "Hi"));
        rig.settle();
        assertThat(bodies(rig.sip)).isEmpty();
    }

    private static InstantMessage withOrigin(String id, Origin origin, boolean encrypted) {
        return new InstantMessage(
                id,
                NORA,
                US_XMPP,
                InstantMessage.Kind.CHAT,
                "Hi",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                origin,
                encrypted);
    }
}
