package org.isthmus.gateway.xmpp.jingle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Devices that say what makes no sense get the error of XEP-0166, and the call stays as it was. */
class HostileSessionTest {

    private static final String ANN = "ann@x.test/desk";
    private static final String BEN = "ben@x.test/phone";

    private final CallNet net = new CallNet();
    private final CallDevice ann = net.device(ANN);
    private final ScriptedDevice ben = net.script(BEN);
    private final FixedMedia media = new FixedMedia("ann");
    private final CallLog log = new CallLog();

    private static String jingle(String action, String sid, String inner) {
        return "<jingle xmlns='urn:xmpp:jingle:1' action='" + action + "' sid='" + sid + "'>" + inner + "</jingle>";
    }

    private static String content(String name) {
        return "<content creator='initiator' name='" + name + "'><description xmlns='urn:xmpp:jingle:apps:rtp:1'"
                + " media='audio'><payload-type id='111' name='opus' clockrate='48000' channels='2'/><rtcp-mux/>"
                + "</description><transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='ben1'"
                + " pwd='benbenbenbenbenbenbenbe'><fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0' hash='sha-256'"
                + " setup='active'>" + "AB:".repeat(31) + "AB</fingerprint></transport></content>";
    }

    private static String candidate(int port) {
        return "<content creator='initiator' name='audio'><transport"
                + " xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='ben1' pwd='benbenbenbenbenbenbenbe'><candidate"
                + " component='1' foundation='1' generation='0' id='c1' ip='127.0.0.1' network='0' port='" + port
                + "' priority='2130706431' protocol='udp' type='host'/></transport></content>";
    }

    private String reply(String id) {
        return ben.last("<iq", "id='" + id + "'");
    }

    private Call called() {
        return ann.call(BEN, media, log);
    }

    private Call answered() {
        Call call = called();
        ben.jingle("accept", ANN, jingle("session-accept", call.id(), content("audio")));
        assertThat(reply("accept")).contains("type='result'");
        assertThat(log.told).containsExactly("answered");
        return call;
    }

    @Test
    void aSessionThatNobodyKnowsIsSaidToBeUnknown() {
        ben.jingle("q1", ANN, jingle("session-info", "nonsense", ""));
        assertThat(reply("q1"))
                .contains("item-not-found")
                .contains("<unknown-session xmlns='urn:xmpp:jingle:errors:1'");
    }

    @Test
    void somebodyElsesDeviceCannotTouchTheSession() {
        Call call = answered();
        for (ScriptedDevice liar : new ScriptedDevice[] {net.script("ben@x.test/other"), net.script("eve@y.test/x")}) {
            liar.jingle("q1", ANN, jingle("session-terminate", call.id(), "<reason><success/></reason>"));
            assertThat(liar.last("id='q1'")).contains("unknown-session");
        }
        assertThat(log.told).containsExactly("answered");
    }

    @Test
    void aSecondAnswerChangesNothing() {
        Call call = answered();
        ben.jingle("again", ANN, jingle("session-accept", call.id(), content("audio")));
        assertThat(reply("again")).contains("unexpected-request").contains("out-of-order");
        assertThat(media.log).containsExactly("offer", "answered");
    }

    @ParameterizedTest
    @CsvSource({
        "session-initiate, out-of-order",
        "content-accept, out-of-order",
        "content-reject, out-of-order",
        "transport-accept, out-of-order",
        "transport-reject, out-of-order",
        "security-info, feature-not-implemented",
        "content-remove, bad-request",
        "content-modify, bad-request",
        "frobnicate, bad-request"
    })
    void actionsThatMakeNoSenseAreRefused(String action, String error) {
        Call call = answered();
        ben.jingle("q1", ANN, jingle(action, call.id(), "<content creator='initiator' name='nothing'/>"));
        assertThat(reply("q1")).contains("type='error'").contains(error);
        assertThat(log.told).containsExactly("answered");
    }

    @Test
    void anAnswerToNothingThatWasOfferedEndsTheCall() {
        Call call = called();
        ben.jingle("accept", ANN, jingle("session-accept", call.id(), content("other")));
        assertThat(reply("accept")).contains("type='result'");
        assertThat(log.told).containsExactly("ended FAILED_APPLICATION");
        assertThat(ben.last("session-terminate")).contains("<failed-application");
    }

    @Test
    void informationThatNobodyUnderstandsIsSaidToBeUnsupported() {
        Call call = answered();
        ben.jingle("q1", ANN, jingle("session-info", call.id(), "<dance xmlns='urn:example:dance'/>"));
        assertThat(reply("q1")).contains("feature-not-implemented").contains("unsupported-info");
        ben.jingle("q2", ANN, jingle("session-info", call.id(), ""));
        assertThat(reply("q2")).contains("type='result'");
        ben.jingle(
                "q3",
                ANN,
                jingle("session-info", call.id(), "<mute xmlns='urn:xmpp:jingle:apps:rtp:info:1' name='audio'/>"));
        assertThat(reply("q3")).contains("type='result'");
        ben.jingle("q4", ANN, jingle("session-info", call.id(), "<dtmf xmlns='urn:xmpp:jingle:dtmf:0' code='X'/>"));
        assertThat(reply("q4")).contains("feature-not-implemented");
        assertThat(log.told).containsExactly("answered");
    }

    @Test
    void afterTheEndTheSessionIsUnknown() {
        Call call = answered();
        call.end(CallEnd.of(Reason.SUCCESS));
        ben.jingle("q1", ANN, jingle("transport-info", call.id(), candidate(4000)));
        assertThat(reply("q1")).contains("unknown-session");
    }

    @Test
    void candidatesThatComeBeforeTheAnswerAreNotLost() {
        Call call = called();
        ben.jingle("q1", ANN, jingle("transport-info", call.id(), candidate(4000)));
        assertThat(reply("q1")).contains("type='result'");
        ben.jingle("accept", ANN, jingle("session-accept", call.id(), content("audio")));
        assertThat(media.candidates).containsExactly("audio 4000");
    }

    @Test
    void aDeviceThatDoesNotAnswerIsGivenUp() {
        ben.acknowledging = false;
        called();
        net.clock.advance(Duration.ofSeconds(11));
        assertThat(log.told).containsExactly("ended TIMEOUT");
    }

    @Test
    void aDeviceThatDoesNotKnowJingleIsNotThere() {
        net.leave(CallNet.jid(BEN));
        called();
        assertThat(log.told).containsExactly("ended GONE");
    }

    @Test
    void sessionsWithoutSoundOrPictureAreEndedWithTheReason() {
        ben.jingle(
                "q1",
                ANN,
                jingle(
                        "session-initiate",
                        "f1",
                        "<content creator='initiator' name='f'><description"
                                + " xmlns='urn:xmpp:jingle:apps:file-transfer:5'/><transport"
                                + " xmlns='urn:xmpp:jingle:transports:s5b:1'/></content>"));
        assertThat(reply("q1")).contains("type='result'");
        assertThat(ben.last("session-terminate", "f1")).contains("<unsupported-applications");
        assertThat(ann.incoming).isEmpty();
    }

    @Test
    void aTransportThatIsToBeReplacedStays() {
        Call call = answered();
        ben.jingle(
                "q1",
                ANN,
                jingle(
                        "transport-replace",
                        call.id(),
                        "<content creator='initiator' name='audio'><transport"
                                + " xmlns='urn:xmpp:jingle:transports:raw-udp:1'/></content>"));
        assertThat(reply("q1")).contains("type='result'");
        assertThat(ben.last("transport-reject")).contains("name='audio'");
        assertThat(log.told).containsExactly("answered");
    }

    @Test
    void aSessionDoesNotGrowWithoutEnd() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 33; i++) {
            many.append(content("c" + i));
        }
        Call call = answered();
        ben.jingle("q1", ANN, jingle("content-add", call.id(), many.toString()));
        assertThat(reply("q1")).contains("resource-constraint");
        assertThat(log.told).containsExactly("answered");
    }

    @Test
    void aDeviceThatForgotTheCallEndsIt() {
        Call call = answered();
        net.leave(CallNet.jid(BEN));
        call.candidates("audio", java.util.List.of(FixedMedia.candidate(20_001)));
        assertThat(log.told).containsExactly("answered", "ended GONE");
    }

    @Test
    void theInitiatorsChangeGoesBeforeTheOtherOne() {
        Call call = answered();
        ben.acknowledging = false;
        media.wish(java.util.Map.of(
                org.isthmus.media.description.MediaKind.AUDIO, org.isthmus.media.description.Direction.SEND_ONLY));
        call.change();
        ben.jingle(
                "q1",
                ANN,
                jingle("content-modify", call.id(), "<content creator='initiator' name='audio' senders='initiator'/>"));
        assertThat(reply("q1")).contains("<conflict").contains("tie-break");
    }
}
