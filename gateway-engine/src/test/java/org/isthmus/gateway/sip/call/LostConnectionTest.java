package org.isthmus.gateway.sip.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Set;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.isthmus.gateway.call.CallingEndpoint;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.sip.RawMessage;
import org.isthmus.gateway.sip.ScriptedPeer;
import org.isthmus.gateway.sip.SipAccountConfig.Transport;
import org.isthmus.gateway.sip.SipLab;
import org.isthmus.media.description.MediaKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call outlives the connection that its signalling came over. */
class LostConnectionTest {

    private final SipLab lab = new SipLab();
    private final FixedMedia media = new FixedMedia();
    private final CallLog log = new CallLog();
    private Phone bob;
    private CallingEndpoint alice;

    @BeforeEach
    void start() throws IOException {
        bob = new Phone(ScriptedPeer.tcp());
        bob.peer.on("UPDATE", (update, back) -> back.send(update.answer(200, "OK", bob.contact())));
        alice = lab.calling(SipLab.ALICE, bob.peer.at("127.0.0.1"), Transport.TCP, new Telephonist());
    }

    @AfterEach
    void end() throws IOException {
        lab.close();
        bob.close();
    }

    private Call talk(String... headers) {
        bob.answers(headers);
        Call call = alice.call(SipLab.BOB, Set.of(MediaKind.AUDIO), media, log);
        log.awaits("answered");
        bob.request("ACK", 0);
        return call;
    }

    private void lose() throws IOException {
        bob.peer.dropConnections();
        await().atMost(Phone.SOON).until(() -> !(alice.state() instanceof EndpointState.Online));
    }

    private void awaitOnline() {
        await().atMost(Phone.SOON).until(() -> alice.state() instanceof EndpointState.Online);
    }

    @Test
    void saysWhereItIsOnceItIsBack() throws IOException {
        Call call = talk("Allow: INVITE, ACK, BYE, UPDATE");
        String before = bob.request("INVITE", 0).get("Contact");
        lose();
        RawMessage update = bob.request("UPDATE", 0);
        assertThat(update.get("Call-ID")).isEqualTo(call.id());
        assertThat(update.tag("To")).isEqualTo("peer");
        assertThat(update.get("Contact")).isNotEqualTo(before);
        call.end(CallEnd.of(Reason.SUCCESS));
        assertThat(bob.request("BYE", 0).get("Call-ID")).isEqualTo(call.id());
        assertThat(log.events).containsExactly("answered", "ended");
    }

    @Test
    void offersAgainWhereTheOtherSideKnowsNoUpdate() throws IOException {
        talk("Allow: INVITE, ACK, BYE");
        lose();
        assertThat(bob.request("INVITE", 1).text()).contains("m=audio 4000");
        bob.request("ACK", 1);
        assertThat(log.events).containsExactly("answered");
    }

    @Test
    void hangsUpOnceItIsBack() throws IOException {
        Call call = talk("Allow: INVITE, ACK, BYE, UPDATE");
        lose();
        call.end(CallEnd.of(Reason.SUCCESS));
        log.awaits("ended");
        awaitOnline();
        assertThat(bob.request("BYE", 0).get("Call-ID")).isEqualTo(call.id());
    }

    @Test
    void changesOnceItIsBack() throws IOException {
        Call call = talk("Allow: INVITE, ACK, BYE, UPDATE");
        bob.peer.on("INVITE", (invite, back) -> bob.peer.dropConnections());
        var change = call.change();
        bob.request("INVITE", 1);
        bob.answers();
        await().atMost(Phone.SOON).until(change::isDone);
        assertThat(change.join()).isEqualTo(new Outcome.Accepted());
        assertThat(log.events).containsExactly("answered");
    }

    @Test
    void endsACallThatNobodyHasAnswered() throws IOException {
        bob.peer.on("INVITE", (invite, back) -> back.send(invite.answer(180, "Ringing", bob.contact())));
        alice.call(SipLab.BOB, Set.of(MediaKind.AUDIO), media, log);
        log.awaits("ringing");
        lose();
        assertThat(log.end().reason()).isEqualTo(Reason.CONNECTIVITY_ERROR);
    }

    @Test
    void doesNotBeginWithoutAConnection() throws IOException {
        bob.close();
        lose();
        alice.call(SipLab.BOB, Set.of(MediaKind.AUDIO), media, log);
        assertThat(log.end().reason()).isEqualTo(Reason.CONNECTIVITY_ERROR);
        bob = new Phone();
    }
}
