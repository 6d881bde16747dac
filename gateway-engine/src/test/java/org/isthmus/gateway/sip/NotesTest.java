package org.isthmus.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.ChatState;
import org.isthmus.gateway.signal.ChatState.Activity;
import org.isthmus.gateway.signal.Receipt;
import org.isthmus.gateway.sip.SipAccountConfig.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That somebody types (RFC 3994), and what became of a message (RFC 5438). */
class NotesTest {

    private final SipLab lab = new SipLab();
    private final Recorder recorder = new Recorder();
    private ScriptedPeer peer;
    private Endpoint account;

    @BeforeEach
    void start() throws IOException {
        peer = ScriptedPeer.udp().registersAnybody();
        peer.on("MESSAGE", (request, back) -> back.send(request.answer(200, "OK")));
        account = lab.online(recorder, peer, Transport.UDP);
    }

    @AfterEach
    void end() throws IOException {
        lab.close();
        peer.close();
    }

    private Outcome types(Activity activity) {
        return SipLab.outcome(account.send(new ChatState(SipLab.ALICE, SipLab.BOB, activity)));
    }

    private Outcome tells(Receipt.Fate fate) {
        return SipLab.outcome(account.send(new Receipt(SipLab.ALICE, SipLab.BOB, "m-1", fate, Optional.empty())));
    }

    private void bobWrites() throws IOException {
        String contact = peer.requests("REGISTER").getLast().get("Contact");
        peer.send("MESSAGE " + contact.substring(contact.indexOf('<') + 1, contact.indexOf('>')) + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:" + peer.port() + ";branch=z9hG4bKbob\r\n"
                + "From: <sip:bob@sip.test>;tag=bobs\r\nTo: <sip:alice@sip.test>\r\nCall-ID: from-bob\r\n"
                + "CSeq: 1 MESSAGE\r\nMax-Forwards: 70\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello");
        await().atMost(SipLab.SOON).until(() -> !peer.responses("MESSAGE").isEmpty());
    }

    private static String typeOf(RawMessage message) {
        return message.get("Content-Type").split(";")[0];
    }

    @Test
    void doesNotTellAStrangerWhoTypes() {
        assertThat(types(Activity.COMPOSING))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure().reason()).isEqualTo(Reason.NOT_SUPPORTED));
        assertThat(peer.requests("MESSAGE")).isEmpty();
    }

    @Test
    void tellsSomebodyWhoWroteThatTheAnswerIsBeingTyped() throws IOException {
        bobWrites();
        assertThat(types(Activity.COMPOSING)).isInstanceOf(Outcome.Accepted.class);
        assertThat(types(Activity.PAUSED)).isInstanceOf(Outcome.Accepted.class);
        List<RawMessage> sent = peer.requests("MESSAGE");
        assertThat(sent).extracting(NotesTest::typeOf).containsOnly("application/im-iscomposing+xml");
        assertThat(sent.get(0).text()).containsPattern("<(\\w+:)?state>active</");
        assertThat(sent.get(1).text()).containsPattern("<(\\w+:)?state>idle</");
    }

    @Test
    void tellsNoMoreToAProgramThatDoesNotWantToKnow() throws IOException {
        bobWrites();
        peer.on("MESSAGE", (request, back) -> back.send(request.answer(415, "Unsupported Media Type")));
        assertThat(types(Activity.COMPOSING)).isInstanceOf(Outcome.Failed.class);
        assertThat(types(Activity.PAUSED)).isInstanceOf(Outcome.Failed.class);
        assertThat(peer.requests("MESSAGE")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"DELIVERED,delivery-notification,delivered", "DISPLAYED,display-notification,displayed"})
    void tellsWhatBecameOfAMessage(Receipt.Fate fate, String notification, String status) {
        assertThat(tells(fate)).isInstanceOf(Outcome.Accepted.class);
        RawMessage sent = peer.requests("MESSAGE").getFirst();
        assertThat(typeOf(sent)).isEqualTo("message/cpim");
        assertThat(sent.text())
                .contains("message/imdn+xml")
                .contains("<message-id>m-1</message-id>")
                .contains("<" + notification + ">")
                .contains("<" + status + "/>");
    }

    @Test
    void tellsItBareWhereCpimIsNotRead() {
        peer.on(
                "MESSAGE",
                (request, back) -> back.send(
                        typeOf(request).equals("message/cpim")
                                ? request.answer(415, "Unsupported Media Type")
                                : request.answer(200, "OK")));
        assertThat(tells(Receipt.Fate.DELIVERED)).isInstanceOf(Outcome.Accepted.class);
        assertThat(peer.requests("MESSAGE"))
                .extracting(NotesTest::typeOf)
                .containsExactly("message/cpim", "message/imdn+xml");
    }
}
