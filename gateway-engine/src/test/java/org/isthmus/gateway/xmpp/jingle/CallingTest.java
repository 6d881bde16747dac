package org.isthmus.gateway.xmpp.jingle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.isthmus.media.MediaException;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.Transport;
import org.junit.jupiter.api.Test;

/** Calls between devices of this program, from the first word to the last. */
class CallingTest {

    private final CallNet net = new CallNet();
    private final CallDevice ann = net.device("ann@x.test/desk");
    private final CallDevice desk = net.device("ben@x.test/desk");
    private final CallDevice phone = net.device("ben@x.test/phone");
    private final FixedMedia annMedia = new FixedMedia("ann");
    private final FixedMedia benMedia = new FixedMedia("ben");
    private final CallLog log = new CallLog();

    @Test
    void allDevicesOfAPersonRingAndTheOthersStopWhenOneAnswers() {
        phone.friends.add(CallNet.jid("ann@x.test"));
        Call call = ann.call("ben@x.test", annMedia, log);
        assertThat(desk.incoming).hasSize(1);
        assertThat(phone.incoming).hasSize(1);
        assertThat(phone.incoming.getFirst().kinds()).containsExactly(MediaKind.AUDIO);
        phone.incoming.getFirst().ring();
        phone.incoming.getFirst().answer(benMedia);
        assertThat(log.told).containsExactly("ringing", "answered");
        assertThat(phone.logs.getFirst().told).containsExactly("answered");
        assertThat(desk.logs.getFirst().told).containsExactly("ended ANSWERED_ELSEWHERE");
        assertThat(call.peer()).isEqualTo(CallNet.jid("ben@x.test/phone"));
        assertThat(phone.incoming.getFirst().id()).isEqualTo(call.id());
        assertThat(ufrag(annMedia)).isEqualTo("benfrag");
        assertThat(ufrag(benMedia)).isEqualTo("annfrag");
    }

    @Test
    void whoeverHangsUpBothAreToldOnce() {
        Call call = answered();
        call.end(CallEnd.of(Reason.SUCCESS));
        call.end(CallEnd.of(Reason.SUCCESS));
        assertThat(log.told).containsExactly("answered", "ended SUCCESS");
        assertThat(phone.logs.getFirst().told).containsExactly("answered", "ended SUCCESS");

        CallLog second = new CallLog();
        ann.call("ben@x.test", new FixedMedia("ann"), second);
        desk.incoming.getLast().answer(new FixedMedia("ben"));
        desk.incoming.getLast().end(CallEnd.of(Reason.SUCCESS));
        assertThat(second.told).containsExactly("answered", "ended SUCCESS");
        assertThat(desk.logs.getLast().told).containsExactly("answered", "ended SUCCESS");
    }

    @Test
    void aDeviceIsCalledDirectly() {
        ann.call("ben@x.test/phone", annMedia, log);
        assertThat(desk.incoming).isEmpty();
        phone.incoming.getFirst().ring();
        phone.incoming.getFirst().answer(benMedia);
        assertThat(log.told).containsExactly("ringing", "answered");
        assertThat(ufrag(annMedia)).isEqualTo("benfrag");
    }

    @Test
    void aPersonWhoDeclinesIsNotAskedAgainOnOtherDevices() {
        ann.call("ben@x.test", annMedia, log);
        phone.incoming.getFirst().end(CallEnd.of(Reason.DECLINE));
        assertThat(log.told).containsExactly("ended DECLINE");
        assertThat(phone.logs.getFirst().told).containsExactly("ended DECLINE");
        assertThat(desk.logs.getFirst().told).containsExactly("ended DECLINE");
        assertThat(annMedia.log).isEmpty();
    }

    @Test
    void aBusyDeviceSaysSo() {
        ann.call("ben@x.test/phone", annMedia, log);
        phone.incoming.getFirst().end(CallEnd.of(Reason.BUSY));
        assertThat(log.told).containsExactly("ended BUSY");
    }

    @Test
    void aCallThatIsGivenUpStopsRingingEverywhere() {
        Call call = ann.call("ben@x.test", annMedia, log);
        call.end(CallEnd.of(Reason.SUCCESS));
        assertThat(log.told).containsExactly("ended SUCCESS");
        assertThat(desk.logs.getFirst().told).containsExactly("ended CANCEL");
        assertThat(phone.logs.getFirst().told).containsExactly("ended CANCEL");
    }

    @Test
    void nobodyRingsForEver() {
        ann.call("ben@x.test", annMedia, log);
        net.clock.advance(Duration.ofSeconds(59));
        assertThat(log.told).isEmpty();
        net.clock.advance(Duration.ofSeconds(2));
        assertThat(log.told).containsExactly("ended TIMEOUT");
        assertThat(phone.logs.getFirst().told).containsExactly("ended TIMEOUT");
    }

    @Test
    void aCallerThatVanishedDoesNotRingForEver() {
        ann.call("ben@x.test", annMedia, log);
        net.leave(CallNet.jid("ann@x.test/desk"));
        net.clock.advance(Duration.ofSeconds(121));
        assertThat(phone.logs.getFirst().told).hasSize(1).first().isEqualTo("ended TIMEOUT");
    }

    @Test
    void aDeviceThatGoesOfflineEndsTheCall() {
        answered();
        phone.disappear(CallNet.jid("ann@x.test"));
        assertThat(log.told).containsExactly("answered", "ended GONE");
    }

    @Test
    void mediaThatCannotBeHadEndsTheCallWithItsReason() {
        ann.call("ben@x.test", annMedia, log);
        phone.incoming.getFirst().answer(benMedia.fail(new MediaException(MediaException.Cause.SECURITY, "no key")));
        assertThat(log.told).containsExactly("ended SECURITY_ERROR");
        assertThat(phone.logs.getFirst().told).containsExactly("ended SECURITY_ERROR");
    }

    @Test
    void withoutASignInNothingIsCalled() {
        ann.isOpen = false;
        ann.call("ben@x.test", annMedia, log);
        assertThat(log.told).containsExactly("ended CONNECTIVITY_ERROR");
        assertThat(phone.incoming).isEmpty();
    }

    @Test
    void twoWhoCallEachOtherAtOnceAreConnected() {
        CallLog benLog = new CallLog();
        net.executor.execute(() -> {
            ann.call("ben@x.test", annMedia, log);
            phone.call("ann@x.test", benMedia, benLog);
        });
        assertThat(log.told).containsExactly("answered");
        assertThat(benLog.told).containsExactly("answered");
        assertThat(ufrag(annMedia)).isEqualTo("benfrag");
        assertThat(ufrag(benMedia)).isEqualTo("annfrag");
    }

    @Test
    void twoDevicesThatCallEachOtherAtOnceAreConnected() {
        CallLog benLog = new CallLog();
        net.executor.execute(() -> {
            ann.call("ben@x.test/phone", annMedia, log);
            phone.call("ann@x.test/desk", benMedia, benLog);
        });
        assertThat(log.told).containsExactly("answered");
        assertThat(benLog.told).containsExactly("answered");
        assertThat(ufrag(annMedia)).isEqualTo("benfrag");
        assertThat(ufrag(benMedia)).isEqualTo("annfrag");
    }

    @Test
    void strangersAreNotToldThatSomebodyIsThere() {
        ann.call("ben@x.test", annMedia, log);
        phone.incoming.getFirst().ring();
        assertThat(log.told).isEmpty();
    }

    /** XEP-0172: data to show, never to trust. */
    @Test
    void theNameThatACallerGivesItselfIsPassedOn() {
        ScriptedDevice mallory = net.script("mallory@y.test/x");
        mallory.say("<message type='chat' to='ben@x.test'><propose xmlns='urn:xmpp:jingle-message:0' id='m1'>"
                + "<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/></propose>"
                + "<nick xmlns='http://jabber.org/protocol/nick'> Ann </nick></message>");
        assertThat(phone.incoming.getFirst().callerName()).contains("Ann");
    }

    @Test
    void oneCallerCannotMakeADeviceRingAllTheTime() {
        ScriptedDevice mallory = net.script("mallory@y.test/x");
        for (int i = 0; i < 20; i++) {
            mallory.say("<message type='chat' to='ben@x.test'><propose xmlns='urn:xmpp:jingle-message:0' id='m" + i
                    + "'><description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/></propose></message>");
        }
        assertThat(phone.incoming).hasSize(2);
        ann.call("ben@x.test", annMedia, log);
        assertThat(phone.incoming).hasSize(3);
    }

    @Test
    void aRestartedStreamEndsTheCallsOfTheOldOne() {
        answered();
        ann.calls.restarted();
        assertThat(log.told).containsExactly("answered", "ended CONNECTIVITY_ERROR");
        assertThat(phone.logs.getFirst().told).containsExactly("answered", "ended CONNECTIVITY_ERROR");
    }

    private Call answered() {
        Call call = ann.call("ben@x.test", annMedia, log);
        phone.incoming.getFirst().answer(benMedia);
        return call;
    }

    private static String ufrag(FixedMedia media) {
        Content content = media.remote().contents().getFirst();
        return content.transport() instanceof Transport.Ice ice ? ice.ufrag() : "";
    }
}
