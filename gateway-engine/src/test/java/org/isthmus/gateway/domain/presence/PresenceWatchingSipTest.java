package org.isthmus.gateway.domain.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import javax.sip.message.Request;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.domain.GatewayMemory.SipWatched;
import org.isthmus.gateway.domain.GatewayMemory.XmppWatched;
import org.isthmus.gateway.domain.MemoryStore;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;

/** XMPP users who watch SIP users through the gateway (RFC 8048 section 5.2), on both networks' own messages. */
class PresenceWatchingSipTest {

    private static final SipAddress RAVI = SipAddress.of("ravi", "sip.test");
    private static final XmppAddress NORA = new XmppAddress("nora", "xmpp.test", "");

    private final PresenceRig rig = new PresenceRig();

    @Test
    void theDialogIsRefreshedAtFourFifthsOfTheTimeThatTheContactGrants() {
        Request first = rig.watching();
        rig.notified(first, 2, "active;expires=1000", "");
        rig.advance(Duration.ofSeconds(799));
        assertThat(rig.requests("SUBSCRIBE")).hasSize(1);
        rig.advance(Duration.ofSeconds(1));
        Request refresh = rig.last("SUBSCRIBE");
        assertThat(PresenceRig.value(refresh, "To")).endsWith(";tag=peer");
        assertThat(PresenceRig.value(refresh, "Call-ID")).isEqualTo(PresenceRig.value(first, "Call-ID"));
        assertThat(PresenceRig.sequence(refresh)).isEqualTo(2);
        assertThat(refresh.getRequestURI()).hasToString("sip:ravi@192.0.2.1:5070");
    }

    @Test
    void theRouteOfTheAnswerIsGoneBackwards() {
        rig.stanza("nora@xmpp.test", "ravi@sip.test", "subscribe");
        rig.answer(
                rig.last("SUBSCRIBE"),
                200,
                "Expires: 3600",
                "Record-Route: <sip:p2.test;lr>",
                "Record-Route: <sip:p1.test;lr>",
                "Contact: <sip:ravi@192.0.2.9>");
        rig.stanza("nora@xmpp.test", "ravi@sip.test", "unsubscribe");
        Request end = rig.last("SUBSCRIBE");
        assertThat(PresenceRig.value(end, "Expires")).isEqualTo("0");
        assertThat(end.getRequestURI()).hasToString("sip:ravi@192.0.2.9");
        assertThat(end.toString().indexOf("Route: <sip:p1.test;lr>")).isPositive();
        assertThat(end.toString().indexOf("p1.test")).isLessThan(end.toString().indexOf("p2.test"));
    }

    @Test
    void aNotifyThatOvertakesTheAnswerMakesTheDialog() {
        rig.stanza("nora@xmpp.test", "ravi@sip.test", "subscribe");
        Request subscribe = rig.last("SUBSCRIBE");
        rig.notified(subscribe, 1, "active;expires=3600", PresenceRig.open("desk"));
        rig.agree(subscribe, 3600);
        assertThat(rig.shown()).containsExactly("ravi@sip.test subscribed", "ravi@sip.test/desk available");
    }

    @Test
    void aNotifyReachesOnlyTheOneWhoseDialogItIsIn() {
        Request subscribe = rig.watching();
        rig.stanza("zoe@xmpp.test", "ravi@sip.test", "subscribe");
        Request other = rig.last("SUBSCRIBE");
        rig.agree(other, 3600);
        int before = rig.shown().size();
        String notify = rig.notify(subscribe, 2, "active", PresenceRig.open("phone"));
        rig.sip.request(rig.gateway, notify.replaceFirst("From: (.*);tag=peer", "From: $1;tag=forger"));
        assertThat(rig.lastStatus()).isEqualTo(481);
        rig.sip.request(
                rig.gateway, notify.replaceFirst("Call-ID: .*", "Call-ID: " + PresenceRig.value(other, "Call-ID")));
        assertThat(rig.lastStatus()).isEqualTo(481);
        assertThat(rig.shown()).hasSize(before);
        rig.sip.request(rig.gateway, notify);
        assertThat(rig.lastStatus()).isEqualTo(200);
        assertThat(rig.xmpp.presences().subList(before, rig.shown().size()))
                .isNotEmpty()
                .allSatisfy(presence -> assertThat(presence.getTo().toString()).isEqualTo("nora@xmpp.test"));
    }

    @Test
    void anOldOrUnreadableNotifyChangesNothing() {
        Request subscribe = rig.watching();
        int before = rig.shown().size();
        rig.notified(subscribe, 1, "active", PresenceRig.open("phone"));
        assertThat(rig.lastStatus()).isEqualTo(500);
        rig.notified(subscribe, 2, "active", "<presence");
        assertThat(rig.lastStatus()).isEqualTo(400);
        rig.sip.request(
                rig.gateway,
                rig.notify(subscribe, 3, "active", PresenceRig.open("phone"))
                        .replace("application/pidf+xml", "text/plain"));
        assertThat(rig.lastStatus()).isEqualTo(415);
        rig.sip.request(
                rig.gateway, rig.notify(subscribe, 4, "active", "").replace("Event: presence", "Event: dialog"));
        assertThat(rig.lastStatus()).isEqualTo(489);
        assertThat(PresenceRig.value(rig.lastResponse(), "Allow-Events")).isEqualTo("presence");
        assertThat(rig.shown()).hasSize(before);
    }

    @Test
    void aFailureAnswersTheQuestionAndIsTriedAgainAfterOneToTwoMinutes() {
        rig.stanza(
                "<presence xmlns='jabber:client' id='q1' from='nora@xmpp.test' to='ravi@sip.test' type='subscribe'/>");
        rig.answer(rig.last("SUBSCRIBE"), 404);
        Presence error = rig.xmpp.presences().getLast();
        assertThat(error.getType()).isEqualTo(Presence.Type.error);
        assertThat(error.getStanzaId()).isEqualTo("q1");
        assertThat(error.getError().getCondition()).isEqualTo(StanzaError.Condition.item_not_found);
        rig.advance(Duration.ofSeconds(59));
        assertThat(rig.requests("SUBSCRIBE")).hasSize(1);
        rig.advance(Duration.ofSeconds(62));
        assertThat(rig.requests("SUBSCRIBE")).hasSize(2);
        assertThat(PresenceRig.value(rig.last("SUBSCRIBE"), "Call-ID"))
                .isNotEqualTo(PresenceRig.value(rig.requests("SUBSCRIBE").getFirst(), "Call-ID"));
    }

    @Test
    void theReturnOfSipIsNoticedWithinSeconds() {
        rig.sip.down(true);
        rig.stanza("nora@xmpp.test", "ravi@sip.test", "subscribe");
        rig.stanza("zoe@xmpp.test", "ravi@sip.test", "subscribe");
        rig.stanza("kim@xmpp.test", "ravi@sip.test", "subscribe");
        rig.advance(Duration.ofSeconds(30));
        assertThat(rig.requests("SUBSCRIBE")).isEmpty();
        rig.sip.down(false);
        rig.advance(Duration.ofSeconds(6));
        rig.agree(rig.last("SUBSCRIBE"), 3600);
        rig.advance(Duration.ofSeconds(2));
        assertThat(rig.requests("SUBSCRIBE"))
                .extracting(request -> PresenceRig.value(request, "From").split(";")[0])
                .contains("<sip:nora@xmpp.test>", "<sip:zoe@xmpp.test>", "<sip:kim@xmpp.test>");
    }

    @Test
    void theReturnOfSipConfirmsWhatWasActiveBefore() {
        Request active = rig.watching();
        rig.sip.down(true);
        for (String contact : List.of("a", "b", "c")) {
            rig.stanza("nora@xmpp.test", contact + "@sip.test", "subscribe");
        }
        rig.sip.down(false);
        rig.advance(Duration.ofSeconds(6));
        rig.agree(rig.last("SUBSCRIBE"), 3600);
        rig.advance(Duration.ofSeconds(4));
        assertThat(rig.requests("SUBSCRIBE"))
                .extracting(request -> PresenceRig.value(request, "Call-ID"))
                .filteredOn(PresenceRig.value(active, "Call-ID")::equals)
                .hasSize(2);
    }

    @Test
    void afterSipWasAwayEveryDialogIsConfirmed() {
        rig.watching();
        rig.sipWasSilentForAWhile();
        rig.advance(Duration.ofSeconds(8));
        assertThat(rig.requests("SUBSCRIBE")).hasSize(2);
    }

    @Test
    void whoSignsOutLetsTheDialogEndAndFindsItAgainOnSigningIn() {
        Request first = rig.watching();
        rig.stanza("nora@xmpp.test/tab", "ravi@sip.test", "");
        rig.stanza("nora@xmpp.test/tab", "ravi@sip.test", "unavailable");
        Request end = rig.last("SUBSCRIBE");
        assertThat(PresenceRig.value(end, "Expires")).isEqualTo("0");
        rig.agree(end, 0);
        rig.notified(first, 2, "terminated;reason=timeout", PresenceRig.open("desk"));
        assertThat(rig.lastStatus()).isEqualTo(200);
        assertThat(rig.store.sipWatched()).hasSize(1);

        rig.stanza("nora@xmpp.test/phone", "ravi@sip.test", "");
        Request again = rig.last("SUBSCRIBE");
        assertThat(PresenceRig.value(again, "Expires")).isEqualTo("3600");
        rig.agree(again, 3600);
        rig.notified(again, 1, "active", PresenceRig.open("desk"));
        assertThat(rig.shown().getLast()).isEqualTo("ravi@sip.test/desk available");
        assertThat(rig.shown()).containsOnlyOnce("ravi@sip.test subscribed");
    }

    @Test
    void allContactsOfAWatcherAreAskedWhenItSignsInAndOneDeviceMoreChangesNothing() {
        MemoryStore store = new MemoryStore();
        store.put(new SipWatched(NORA, RAVI, List.of()));
        store.put(new SipWatched(NORA, SipAddress.of("sam", "sip.test"), List.of()));
        PresenceRig restarted = new PresenceRig(store, PresenceLimits.DEFAULT);
        restarted.stanza("nora@xmpp.test/tab", "ravi@sip.test", "");
        restarted.stanza("nora@xmpp.test/tab", "sam@sip.test", "");
        restarted.stanza("nora@xmpp.test/phone", "sam@sip.test", "");
        assertThat(restarted.requests("SUBSCRIBE"))
                .extracting(request -> request.getRequestURI().toString())
                .containsExactlyInAnyOrder("sip:ravi@sip.test", "sip:sam@sip.test");
    }

    @Test
    void aRestartKeepsThePermissionAndDevicesThatWentMeanwhileGo() {
        rig.watching();
        assertThat(rig.store.sipWatched()).containsExactly(new SipWatched(NORA, RAVI, List.of("desk")));

        PresenceRig restarted = new PresenceRig(rig.store, PresenceLimits.DEFAULT);
        restarted.gateway.xmppOnline();
        restarted.advance(Duration.ofSeconds(8));
        Request subscribe = restarted.last("SUBSCRIBE");
        restarted.agree(subscribe, 3600);
        restarted.notified(subscribe, 1, "active", PresenceRig.open("phone"));
        assertThat(restarted.shown())
                .containsExactly("ravi@sip.test/phone available", "ravi@sip.test/desk unavailable");
    }

    @Test
    void whoMayBeAskedIsAskedBeforeTheDialogIsTakenUpAgain() {
        MemoryStore store = new MemoryStore();
        store.put(new SipWatched(NORA, RAVI, List.of("desk")));
        store.put(new XmppWatched(RAVI, NORA, true));
        PresenceRig restarted = new PresenceRig(store, PresenceLimits.DEFAULT);
        restarted.gateway.xmppOnline();
        restarted.advance(Duration.ofSeconds(8));
        assertThat(restarted.shown()).containsExactly("ravi@sip.test probe");
        assertThat(restarted.requests("SUBSCRIBE")).isEmpty();
        restarted.stanza("nora@xmpp.test/tab", "ravi@sip.test", "");
        assertThat(restarted.requests("SUBSCRIBE")).hasSize(1);
    }

    @Test
    void manyAreTakenUpAgainWithinEightSecondsAndNeverAllAtOnce() {
        MemoryStore store = new MemoryStore();
        for (int i = 0; i < 5_000; i++) {
            store.put(new SipWatched(new XmppAddress("w" + i, "xmpp.test", ""), RAVI, List.of()));
        }
        PresenceRig restarted = new PresenceRig(store, PresenceLimits.DEFAULT);
        restarted.gateway.xmppOnline();
        int before = 0;
        for (int tenth = 0; tenth < 80; tenth++) {
            restarted.advance(Duration.ofMillis(100));
            int now = restarted.requests("SUBSCRIBE").size();
            assertThat(now - before).isLessThanOrEqualTo(100);
            before = now;
        }
        assertThat(before).isEqualTo(5_000);
    }

    @Test
    void whatHappensWhileXmppIsAwayIsToldWhenItIsBackOnlyTheLastOfIt() {
        Request subscribe = rig.watching();
        rig.xmpp.online(false);
        rig.gateway.xmppLost();
        int before = rig.shown().size();
        rig.notified(subscribe, 2, "active", PresenceRig.open());
        rig.notified(subscribe, 3, "active", PresenceRig.open("desk"));
        rig.notified(subscribe, 4, "active", PresenceRig.open());
        rig.xmpp.online(true);
        rig.gateway.xmppOnline();
        assertThat(rig.shown().subList(before, rig.shown().size())).containsExactly("ravi@sip.test/desk unavailable");
        rig.advance(Duration.ofSeconds(8));
        assertThat(rig.requests("SUBSCRIBE")).as("the state is confirmed").hasSize(2);
    }

    @Test
    void aProbeIsAnsweredToTheDeviceThatAskedAndTheDialogFollows() {
        MemoryStore store = new MemoryStore();
        store.put(new SipWatched(NORA, RAVI, List.of()));
        PresenceRig restarted = new PresenceRig(store, PresenceLimits.DEFAULT);
        restarted.stanza("nora@xmpp.test/tab", "ravi@sip.test", "probe");
        Request fetch = restarted.last("SUBSCRIBE");
        assertThat(PresenceRig.value(fetch, "Expires")).isEqualTo("0");
        restarted.agree(fetch, 0);
        restarted.notified(fetch, 1, "terminated;reason=timeout", PresenceRig.open("desk"));
        assertThat(restarted.xmpp.presences().getLast().getTo().toString()).isEqualTo("nora@xmpp.test/tab");
        restarted.advance(Duration.ofSeconds(6));
        assertThat(PresenceRig.value(restarted.last("SUBSCRIBE"), "Expires")).isEqualTo("3600");
    }

    @Test
    void manyProbesMakeOneQuestion() {
        rig.watching();
        for (int i = 0; i < 10; i++) {
            rig.stanza("nora@xmpp.test/tab" + i, "ravi@sip.test", "probe");
            rig.stanza("nora@xmpp.test/tab" + i, "sam@sip.test", "probe");
        }
        assertThat(rig.requests("SUBSCRIBE")).hasSize(3);
    }

    @Test
    void whoIsRefusedForGoodIsForgotten() {
        Request subscribe = rig.watching();
        rig.notified(subscribe, 2, "terminated;reason=rejected", "");
        assertThat(rig.shown()).endsWith("ravi@sip.test/desk unavailable", "ravi@sip.test unsubscribed");
        assertThat(rig.store.sipWatched()).isEmpty();
    }

    @Test
    void theLastNotifyMayFailToCome() {
        rig.watching();
        rig.stanza("nora@xmpp.test", "ravi@sip.test", "unsubscribe");
        rig.agree(rig.last("SUBSCRIBE"), 0);
        rig.advance(Duration.ofSeconds(33));
        rig.stanza("nora@xmpp.test", "ravi@sip.test", "subscribe");
        assertThat(PresenceRig.value(rig.last("SUBSCRIBE"), "Expires")).isEqualTo("3600");
    }

    @Test
    void strangersAreNotServed() {
        rig.stanza("nora@elsewhere.test", "ravi@sip.test", "subscribe");
        rig.stanza("nora@xmpp.test", "ravi@elsewhere.test", "subscribe");
        rig.stanza("xmpp.test", "ravi@sip.test", "subscribe");
        assertThat(rig.sip.sent()).isEmpty();
        assertThat(rig.xmpp.sent()).isEmpty();
    }

    @Test
    void oneWatcherCannotTakeAllThePlaces() {
        PresenceRig small = new PresenceRig(new MemoryStore(), new PresenceLimits(2, 3, 2));
        small.stanza("nora@xmpp.test", "a@sip.test", "subscribe");
        small.stanza("nora@xmpp.test", "b@sip.test", "subscribe");
        small.stanza("nora@xmpp.test", "c@sip.test", "subscribe");
        assertThat(small.xmpp.presences().getLast().getError().getCondition())
                .isEqualTo(StanzaError.Condition.resource_constraint);
        small.stanza("zoe@xmpp.test", "a@sip.test", "subscribe");
        small.stanza("kim@xmpp.test", "a@sip.test", "subscribe");
        assertThat(small.requests("SUBSCRIBE")).hasSize(3);
    }
}
