package org.isthmus.gateway.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallingEndpoint;
import org.isthmus.gateway.call.IncomingCall;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.xmpp.jingle.CallLog;
import org.isthmus.gateway.xmpp.jingle.FixedMedia;
import org.isthmus.media.description.MediaKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls of an account that is signed in, over a stream that breaks. */
@Timeout(90)
class AccountCallsTest {

    private static final String PHONE = "ben@x.test/p";

    private final TestCertificates certificates = new TestCertificates();
    private final SystemScheduler scheduler = new SystemScheduler();
    private final List<IncomingCall> incoming = new CopyOnWriteArrayList<>();
    private final CallLog log = new CallLog();
    private final FixedMedia media = new FixedMedia("ann");
    private AccountRig rig;
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        rig = new AccountRig(scheduler, certificates);
        server = new ScriptedServer(certificates.issuedTo(ScriptedServer.DOMAIN));
    }

    @AfterEach
    void stop() throws IOException {
        rig.close();
        server.close();
        scheduler.close();
    }

    private CallEvents called(IncomingCall call) {
        incoming.add(call);
        return log;
    }

    private static String announcement(String element, String id) {
        return "<" + element + " xmlns='urn:xmpp:jingle-message:0' id='" + id + "'>"
                + (element.equals("propose") ? "<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/>" : "")
                + "</" + element + ">";
    }

    private static String message(String from, String to, String inner) {
        return "<message xmlns='jabber:client' type='chat' from='" + from + "' to='" + to + "'>" + inner + "</message>";
    }

    private static String carbon(String from, String kind, String inner) {
        return "<message xmlns='jabber:client' from='" + from + "' to='ann@x.test/r'><" + kind
                + " xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'>" + inner + "</forwarded></" + kind
                + "></message>";
    }

    private static String iq(String id, String jingle) {
        return "<iq xmlns='jabber:client' type='set' id='" + id + "' from='" + PHONE + "' to='ann@x.test/r'>" + jingle
                + "</iq>";
    }

    private static String session(String action, String sid) {
        return "<jingle xmlns='urn:xmpp:jingle:1' action='" + action + "' sid='" + sid + "'><content"
                + " creator='initiator' name='audio'><description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'>"
                + "<payload-type id='111' name='opus' clockrate='48000' channels='2'/><rtcp-mux/></description>"
                + "<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='ben1'"
                + " pwd='benbenbenbenbenbenbenbe'><fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0' hash='sha-256'"
                + " setup='actpass'>" + "AB:".repeat(31) + "AB</fingerprint></transport></content></jingle>";
    }

    private String received(String... pieces) {
        await().atMost(AccountRig.PATIENCE).until(() -> find(pieces).isPresent());
        return find(pieces).orElseThrow();
    }

    private Optional<String> find(String... pieces) {
        return server.received.stream()
                .map(xml -> xml.replace('"', '\''))
                .filter(xml -> List.of(pieces).stream().allMatch(xml::contains))
                .findFirst();
    }

    private void told(String... events) {
        await().atMost(AccountRig.PATIENCE)
                .untilAsserted(() -> assertThat(log.told).containsExactly(events));
    }

    @Test
    void aProposedCallIsAnsweredOnThisDevice() {
        rig.signIn(server, this::called);
        server.push(message(PHONE, "ann@x.test", announcement("propose", "c1")));
        await().atMost(AccountRig.PATIENCE).until(() -> !incoming.isEmpty());
        incoming.getFirst().answer(media);
        received("<accept", "to='ann@x.test'", "id='c1'");
        received("<proceed", "to='" + PHONE + "'", "id='c1'");
        server.push(iq("i1", session("session-initiate", "c1")));
        received("<iq", "id='i1'", "type='result'");
        received("session-accept", "sid='c1'", "responder='ann@x.test/r'");
        told("answered");
        incoming.getFirst().end(CallEnd.of(CallEnd.Reason.SUCCESS));
        received("session-terminate", "<success");
        received("<finish", "id='c1'");
        told("answered", "ended SUCCESS");
    }

    @Test
    void aCallThatAnotherDeviceTookStopsRinging() {
        rig.signIn(server, this::called);
        server.push(message(PHONE, "ann@x.test", announcement("propose", "c1")));
        await().atMost(AccountRig.PATIENCE).until(() -> !incoming.isEmpty());
        String proceed = message("ann@x.test/other", PHONE, announcement("proceed", "c1"));
        server.push(carbon("mallory@y.test/x", "sent", proceed));
        server.push(message(PHONE, "ann@x.test", "<body>in between</body>"));
        await().atMost(AccountRig.PATIENCE).until(() -> rig.bodies().contains("in between"));
        assertThat(log.told).isEmpty();
        server.push(carbon("ann@x.test", "sent", proceed));
        told("ended ANSWERED_ELSEWHERE");
    }

    @Test
    void aCallGoesOnWhenTheStreamIsResumed() {
        CallingEndpoint account = rig.signIn(server, this::called);
        Call call = answered(account);
        server.cut();
        await().atMost(AccountRig.PATIENCE).until(() -> server.resumptions.get() == 1);
        call.candidates("audio", List.of(FixedMedia.candidate(20_001)));
        received("transport-info", "20001");
        assertThat(log.told).containsExactly("answered");
    }

    @Test
    void aCallEndsWhenTheStreamIsLostForGood() {
        CallingEndpoint account = rig.signIn(server, this::called);
        Call call = answered(account);
        server.crash();
        told("answered", "ended CONNECTIVITY_ERROR");
        received("session-terminate", call.id());
        await().atMost(AccountRig.PATIENCE).until(() -> account.state() instanceof EndpointState.Online);
    }

    @Test
    void signingOutHangsUp() {
        CallingEndpoint account = rig.signIn(server, this::called);
        Call call = answered(account);
        account.close();
        received("session-terminate", call.id());
        told("answered", "ended GONE");
    }

    @Test
    void theDeviceSaysThatItTakesCalls() {
        rig.signIn(server, this::called);
        server.push("<iq xmlns='jabber:client' type='get' id='d1' from='" + PHONE
                + "' to='ann@x.test/r'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>");
        assertThat(received("id='d1'"))
                .contains("urn:xmpp:jingle:1'")
                .contains("urn:xmpp:jingle:apps:rtp:audio")
                .contains("urn:xmpp:jingle:transports:ice-udp:1")
                .contains("urn:xmpp:jingle-message:0");
    }

    private Call answered(CallingEndpoint account) {
        Call call = account.call(AccountRig.jid(PHONE), Set.of(MediaKind.AUDIO), media, log);
        received("session-initiate", call.id());
        server.push(iq("a1", session("session-accept", call.id())));
        told("answered");
        return call;
    }
}
