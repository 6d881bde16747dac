package org.isthmus.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.isthmus.gateway.endpoint.Mailbox;
import org.isthmus.gateway.sip.SipAccountConfig.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mailbox of an account, as its server tells of it (RFC 3842), asked or not. */
class MailboxTest {

    private static final String TWO_NEW = "Messages-Waiting: yes\r\nVoice-Message: 2/1\r\n";

    private final SipLab lab = new SipLab();
    private final Recorder recorder = new Recorder();
    private ScriptedPeer peer;
    private Events events;

    @BeforeEach
    void start() throws IOException {
        peer = ScriptedPeer.udp().registersAnybody();
        events = new Events(peer);
    }

    @AfterEach
    void end() throws IOException {
        lab.close();
        peer.close();
    }

    private int answerTo(String notify) throws IOException {
        int before = peer.responses("NOTIFY").size();
        peer.send(notify);
        await().atMost(SipLab.SOON).until(() -> peer.responses("NOTIFY").size() > before);
        return peer.responses("NOTIFY").get(before).status();
    }

    private Optional<RawMessage> subscribe() {
        return peer.requests("SUBSCRIBE").stream()
                .filter(request -> request.get("Event").equals(MailboxPart.EVENT))
                .findFirst();
    }

    @Test
    void isAskedForAtSignInAndToldWhenItChanges() throws IOException {
        peer.on(
                "SUBSCRIBE",
                (request, back) -> back.send(request.answer(
                        200, "OK", "Expires: 3600", "Contact: <sip:box@127.0.0.1:" + peer.port() + ">")));
        lab.online(recorder, peer, Transport.UDP);
        await().atMost(SipLab.SOON).until(() -> subscribe().isPresent());
        RawMessage asked = subscribe().orElseThrow();
        assertThat(asked.get("Accept")).isEqualTo(MessageSummary.TYPE);
        assertThat(answerTo(events.notify(asked, 1, "active;expires=3600", MessageSummary.TYPE, TWO_NEW)))
                .isEqualTo(200);
        assertThat(answerTo(events.notify(asked, 2, "active;expires=3600", MessageSummary.TYPE, TWO_NEW)))
                .isEqualTo(200);
        assertThat(answerTo(events.notify(asked, 3, "active;expires=3600", MessageSummary.TYPE, "nothing of use")))
                .isEqualTo(400);
        assertThat(recorder.mailboxes).isEqualTo(List.of(new Mailbox(true, 2, 1, Optional.empty())));
    }

    @Test
    void isTakenFromServersThatTellItUnasked() throws IOException {
        peer.on("SUBSCRIBE", (request, back) -> back.send(request.answer(489, "Bad Event")));
        lab.online(recorder, peer, Transport.UDP);
        assertThat(answerTo(events.notifyMailbox(TWO_NEW))).isEqualTo(200);
        assertThat(answerTo(events.notifyMailbox("Messages-Waiting: no\r\n"))).isEqualTo(200);
        assertThat(recorder.mailboxes).extracting(Mailbox::waiting).containsExactly(true, false);
    }
}
