package org.isthmus.gateway.domain.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.domain.GatewayMemory.XmppWatched;
import org.isthmus.gateway.domain.MemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SIP users who watch XMPP users through the gateway (RFC 8048 section 5.3), on both networks' own messages. */
class PresenceWatchedBySipTest {

    private static final SipAddress RAVI = SipAddress.of("ravi", "sip.test");
    private static final XmppAddress NORA = new XmppAddress("nora", "xmpp.test", "");
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final PresenceRig rig = new PresenceRig();

    private void nora(String device, String type) {
        rig.stanza("nora@xmpp.test/" + device, "ravi@sip.test", type);
    }

    private String state() {
        return PresenceRig.value(rig.last("NOTIFY"), "Subscription-State");
    }

    private static PresenceRig allowed() {
        MemoryStore store = new MemoryStore();
        store.put(new XmppWatched(RAVI, NORA, true));
        return new PresenceRig(store, PresenceLimits.DEFAULT);
    }

    @Test
    void atMostOneNotifyInFiveSecondsAndTheLastStateWins() {
        rig.watched("c1");
        int before = rig.requests("NOTIFY").size();
        nora("tab", "");
        nora("phone", "");
        nora("tab", "unavailable");
        assertThat(rig.requests("NOTIFY")).hasSize(before + 1);
        rig.advance(Duration.ofMillis(4_900));
        assertThat(rig.requests("NOTIFY")).hasSize(before + 1);
        rig.advance(Duration.ofMillis(100));
        assertThat(rig.requests("NOTIFY")).hasSize(before + 2);
        assertThat(PresenceRig.body(rig.last("NOTIFY"))).containsPattern("ID-phone.*open.*ID-tab.*closed");
        rig.advance(PAUSE);
        assertThat(rig.requests("NOTIFY")).hasSize(before + 2);
    }

    @Test
    void theEndDoesNotWait() {
        String tag = rig.watched("c1");
        nora("tab", "");
        rig.subscribed("c1", "r1", tag, 2, 0);
        assertThat(state()).startsWith("terminated;reason=timeout");
        assertThat(rig.shown().getLast()).isEqualTo("ravi@sip.test unavailable");
    }

    @Test
    void aNotifyGoesTheRouteOfTheSubscribeToItsContact() {
        rig.sip.request(
                rig.gateway,
                rig.subscribe("c1", "r1", "", 1, 3600)
                        .replace(
                                "Contact:",
                                "Record-Route: <sip:p1.test;lr>\r\nRecord-Route: <sip:p2.test;lr>\r\nContact:"));
        Request notify = rig.last("NOTIFY");
        assertThat(notify.getRequestURI()).hasToString("sip:ravi@192.0.2.1:5070");
        assertThat(notify.toString().indexOf("Route: <sip:p1.test;lr>")).isPositive();
        assertThat(notify.toString().indexOf("p1.test"))
                .isLessThan(notify.toString().indexOf("p2.test"));
        assertThat(rig.lastResponse().toString()).contains("Record-Route: <sip:p1.test;lr>");
        assertThat(PresenceRig.value(notify, "Contact")).contains("sip:nora@gw.test");
    }

    @Test
    void nobodyElseCanGoOnWithADialog() {
        String tag = rig.watched("c1");
        int notifies = rig.requests("NOTIFY").size();
        rig.subscribed("c1", "forger", tag, 9, 0);
        assertThat(rig.lastStatus()).isEqualTo(481);
        rig.subscribed("c2", "r1", tag, 9, 0);
        assertThat(rig.lastStatus()).isEqualTo(481);
        rig.subscribed("c1", "r1", "guessed", 9, 0);
        assertThat(rig.lastStatus()).isEqualTo(481);
        rig.subscribed("c1", "r1", tag, 1, 0);
        assertThat(rig.lastStatus()).isEqualTo(500);
        assertThat(rig.requests("NOTIFY")).hasSize(notifies);
        rig.subscribed("c1", "r1", tag, 2, 600);
        assertThat(rig.lastStatus()).isEqualTo(200);
        assertThat(state()).isEqualTo("active;expires=600");
    }

    @ParameterizedTest
    @CsvSource({
        "Event: presence,Event: dialog,489",
        "Accept: application/pidf+xml,Accept: text/plain,406",
        "Expires: 3600,Expires: 59,423",
        "sip:nora@xmpp.test SIP,sip:nora@elsewhere.test SIP,404",
        "sip:nora@xmpp.test SIP,sips:nora@xmpp.test SIP,480",
        "sip:ravi@sip.test,sip:ravi@elsewhere.test,403",
        "Max-Forwards: 70,Max-Forwards: 0,483",
    })
    void aSubscribeThatCannotBeServedIsRefusedAndNobodyIsAsked(String right, String wrong, int status) {
        rig.sip.request(rig.gateway, rig.subscribe("c1", "r1", "", 1, 3600).replace(right, wrong));
        assertThat(rig.lastStatus()).isEqualTo(status);
        assertThat(rig.sip.sent()).hasSize(1);
        assertThat(rig.xmpp.sent()).isEmpty();
    }

    @Test
    void aRefusalSaysWhatWouldBeRight() {
        rig.sip.request(
                rig.gateway, rig.subscribe("c1", "r1", "", 1, 3600).replace("Event: presence", "Event: dialog"));
        assertThat(PresenceRig.value(rig.lastResponse(), "Allow-Events")).isEqualTo("presence");
        rig.subscribed("c1", "r1", "", 2, 5);
        assertThat(PresenceRig.value(rig.lastResponse(), "Min-Expires")).isEqualTo("60");
        rig.subscribed("c1", "r1", "", 3, 100_000);
        assertThat(PresenceRig.value(rig.lastResponse(), "Expires")).isEqualTo("3600");
    }

    @Test
    void theIdOfTheEventComesBack() {
        rig.sip.request(
                rig.gateway, rig.subscribe("c1", "r1", "", 1, 3600).replace("Event: presence", "Event: presence;id=7"));
        assertThat(PresenceRig.value(rig.last("NOTIFY"), "Event")).isEqualTo("presence;id=7");
    }

    @Test
    void everyDeviceOfTheWatcherIsToldAndTheContactHearsOfTheLastOnly() {
        String first = rig.watched("c1");
        rig.subscribed("c2", "r2", "", 1, 3600);
        assertThat(state()).startsWith("active");
        String second = ((ToHeader) rig.lastResponse().getHeader(ToHeader.NAME)).getTag();
        rig.advance(PAUSE);
        int before = rig.requests("NOTIFY").size();
        nora("tab", "");
        assertThat(rig.requests("NOTIFY").subList(before, before + 2))
                .extracting(request -> PresenceRig.value(request, "Call-ID"))
                .containsExactlyInAnyOrder("c1", "c2");
        rig.subscribed("c1", "r1", first, 2, 0);
        assertThat(rig.shown()).doesNotContain("ravi@sip.test unavailable");
        rig.subscribed("c2", "r2", second, 2, 0);
        assertThat(rig.shown()).endsWith("ravi@sip.test unavailable");
        assertThat(rig.store.xmppWatched()).containsExactly(new XmppWatched(RAVI, NORA, true));
    }

    @Test
    void aPollWaitsTwoSecondsForTheContact() {
        PresenceRig idle = allowed();
        idle.subscribed("c1", "r1", "", 1, 0);
        assertThat(idle.shown()).containsExactly("ravi@sip.test probe");
        idle.advance(Duration.ofMillis(1_900));
        assertThat(idle.requests("NOTIFY")).isEmpty();
        idle.advance(Duration.ofMillis(100));
        assertThat(PresenceRig.value(idle.last("NOTIFY"), "Subscription-State"))
                .startsWith("terminated;reason=timeout");
        assertThat(PresenceRig.body(idle.last("NOTIFY"))).isEmpty();
        idle.stanza("nora@xmpp.test/tab", "ravi@sip.test", "");
        assertThat(idle.requests("NOTIFY")).hasSize(1);
    }

    @Test
    void aDialogThatTheWatcherForgotIsDropped() {
        String tag = rig.watched("c1");
        nora("tab", "");
        rig.answer(rig.last("NOTIFY"), 481);
        assertThat(rig.shown().getLast()).isEqualTo("ravi@sip.test unavailable");
        int before = rig.requests("NOTIFY").size();
        nora("phone", "");
        rig.advance(PAUSE);
        assertThat(rig.requests("NOTIFY")).hasSize(before);
        rig.subscribed("c1", "r1", tag, 2, 3600);
        assertThat(rig.lastStatus()).isEqualTo(481);
    }

    @Test
    void aWatcherWhoDoesNotAnswerIsDroppedButOneWhoCannotBeReachedIsNot() {
        rig.watched("c1");
        rig.sip.down(true);
        nora("tab", "");
        rig.advance(PAUSE);
        assertThat(rig.shown()).doesNotContain("ravi@sip.test unavailable");
        rig.sip.down(false);
        rig.sipWasSilentForAWhile();
        rig.advance(Duration.ofSeconds(8));
        assertThat(PresenceRig.body(rig.last("NOTIFY"))).contains("ID-tab");
        rig.sip.timeout(rig.last("NOTIFY"));
        assertThat(rig.shown()).endsWith("ravi@sip.test unavailable");
    }

    @Test
    void aRestartKeepsPermissionsAndRefusals() {
        PresenceRig restarted = allowed();
        restarted.stanza("zoe@xmpp.test", "ravi@sip.test", "unsubscribed");
        PresenceRig again = new PresenceRig(restarted.store, PresenceLimits.DEFAULT);
        again.subscribed("c1", "r1", "", 1, 3600);
        assertThat(PresenceRig.value(again.last("NOTIFY"), "Subscription-State"))
                .startsWith("active");
        again.sip.request(
                again.gateway, again.subscribe("c2", "r1", "", 1, 3600).replace("nora", "zoe"));
        assertThat(PresenceRig.value(again.last("NOTIFY"), "Subscription-State"))
                .isEqualTo("terminated;reason=rejected");
        assertThat(again.shown()).doesNotContain("ravi@sip.test subscribe");
    }

    @Test
    void afterXmppWasAwayTheStateIsAskedForAndStaleDevicesGo() {
        rig.watched("c1");
        nora("tab", "");
        rig.advance(PAUSE);
        rig.xmpp.online(false);
        rig.gateway.xmppLost();
        rig.xmpp.online(true);
        rig.gateway.xmppOnline();
        rig.advance(Duration.ofSeconds(1));
        assertThat(rig.shown().getLast()).isEqualTo("ravi@sip.test probe");
        nora("phone", "");
        rig.advance(Duration.ofSeconds(9));
        assertThat(PresenceRig.body(rig.last("NOTIFY"))).containsPattern("ID-phone.*open.*ID-tab.*closed");
    }

    @Test
    void aQuestionThatCouldNotBeAskedIsAskedWhenXmppIsBack() {
        rig.xmpp.online(false);
        rig.subscribed("c1", "r1", "", 1, 3600);
        assertThat(state()).startsWith("pending");
        rig.xmpp.online(true);
        rig.gateway.xmppOnline();
        rig.advance(Duration.ofSeconds(8));
        assertThat(rig.shown()).contains("ravi@sip.test subscribe");
    }

    @Test
    void anErrorOfTheContactsServerEndsTheSubscription() {
        rig.subscribed("c1", "r1", "", 1, 3600);
        rig.stanza("<presence xmlns='jabber:client' from='nora@xmpp.test' to='ravi@sip.test' type='error'>"
                + "<error type='wait'><remote-server-timeout xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>"
                + "</presence>");
        assertThat(state()).isEqualTo("terminated;reason=probation;retry-after=300");
        rig.subscribed("c2", "r1", "", 1, 3600);
        rig.stanza("<presence xmlns='jabber:client' from='nora@xmpp.test' to='ravi@sip.test' type='error'>"
                + "<error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>"
                + "</presence>");
        assertThat(state()).isEqualTo("terminated;reason=rejected");
    }

    @Test
    void aLongStatusIsCut() {
        rig.watched("c1");
        String text = "\u00e4".repeat(5_000);
        rig.stanza("<presence xmlns='jabber:client' from='nora@xmpp.test/tab' to='ravi@sip.test'><status>" + text
                + "</status></presence>");
        String body = PresenceRig.body(rig.last("NOTIFY"));
        assertThat(body).contains("\u00e4".repeat(2_048)).doesNotContain("\u00e4".repeat(2_049));
    }

    @Test
    void oneWatcherCannotTakeAllThePlaces() {
        PresenceRig small = new PresenceRig(new MemoryStore(), new PresenceLimits(1, 2, 2));
        small.subscribed("c1", "r1", "", 1, 3600);
        small.subscribed("c2", "r1", "", 1, 3600);
        assertThat(small.lastStatus()).isEqualTo(200);
        small.subscribed("c3", "r1", "", 1, 3600);
        assertThat(small.lastStatus()).isEqualTo(503);
        assertThat(PresenceRig.value(small.lastResponse(), "Retry-After")).isNotEmpty();
        small.sip.request(
                small.gateway, small.subscribe("c4", "r1", "", 1, 3600).replace("nora", "zoe"));
        assertThat(small.lastStatus()).isEqualTo(503);
    }

    @Test
    void oneContactCannotTakeAllThePlacesWithAnswersThatNobodyAskedFor() {
        PresenceRig small = new PresenceRig(new MemoryStore(), new PresenceLimits(2, 5, 2));
        for (int i = 0; i < 5; i++) {
            small.stanza("nora@xmpp.test", "w" + i + "@sip.test", "subscribed");
        }
        assertThat(small.store.xmppWatched()).hasSize(2);
        small.subscribed("c1", "r1", "", 1, 3600);
        assertThat(small.lastStatus()).isEqualTo(200);
    }

    @Test
    void presenceForNobodyWhoWatchesGoesNowhere() {
        nora("tab", "");
        assertThat(rig.sip.sent()).isEmpty();
        assertThat(List.of(rig.store.xmppWatched(), rig.store.sipWatched())).allMatch(List::isEmpty);
    }

    @Test
    void aGatewayThatStopsSendsItsWatchersAwayForAMoment() {
        rig.watched("c1");
        rig.gateway.stop();
        assertThat(state()).isEqualTo("terminated;reason=probation;retry-after=5");
        assertThat(rig.store.xmppWatched()).containsExactly(new XmppWatched(RAVI, NORA, true));
    }
}
