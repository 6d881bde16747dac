package org.isthmus.gateway.sip.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.isthmus.gateway.call.CallingEndpoint;
import org.isthmus.gateway.sip.RawMessage;
import org.isthmus.gateway.sip.SipAccountConfig.Transport;
import org.isthmus.gateway.sip.SipLab;
import org.isthmus.media.description.MediaKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that this side makes (RFC 3261 sections 13.2 and 15). */
class OutgoingCallTest {

    private final SipLab lab = new SipLab();
    private final FixedMedia media = new FixedMedia();
    private final CallLog log = new CallLog();
    private Phone bob;
    private CallingEndpoint alice;

    @BeforeEach
    void start() throws IOException {
        bob = new Phone();
        alice = lab.calling(SipLab.ALICE, bob.peer.at("127.0.0.1"), Transport.UDP, new Telephonist());
    }

    @AfterEach
    void end() throws IOException {
        lab.close();
        bob.close();
    }

    private Call call() {
        return alice.call(SipLab.BOB, Set.of(MediaKind.AUDIO), media, log);
    }

    @Test
    void ringsIsAnsweredAndHungUp() throws IOException {
        bob.peer.on("INVITE", (invite, back) -> {
            back.send(invite.answer(100, "Trying"));
            back.send(invite.answer(180, "Ringing", bob.contact()));
            back.send(invite.answer(180, "Ringing", bob.contact()));
            back.send(bob.accept(invite, "Record-Route: <sip:127.0.0.1:" + bob.peer.port() + ";lr>"));
        });
        Call call = call();
        log.awaits("answered");
        assertThat(log.events).containsExactly("ringing", "answered");
        assertThat(media.answersTaken).hasSize(1);
        assertThat(media.answersTaken.getFirst().contents().getFirst().payloads())
                .extracting(payload -> payload.name())
                .containsExactly("PCMU");

        RawMessage invite = bob.request("INVITE", 0);
        assertThat(invite.target()).isEqualTo("sip:bob@sip.test");
        assertThat(invite.get("Content-Type")).isEqualTo("application/sdp");
        assertThat(invite.text()).contains("m=audio 4000 RTP/AVP 0 8").contains("c=IN IP4 192.0.2.1");
        assertThat(invite.get("Allow")).contains("INVITE").contains("BYE").contains("UPDATE");
        RawMessage ack = bob.request("ACK", 0);
        assertThat(ack.target()).isEqualTo("sip:bob@127.0.0.1:" + bob.peer.port());
        assertThat(ack.get("Route")).contains(";lr");
        assertThat(ack.tag("To")).isEqualTo("peer");
        assertThat(ack.get("CSeq")).isEqualTo("1 ACK");

        call.end(CallEnd.of(Reason.SUCCESS));
        RawMessage bye = bob.request("BYE", 0);
        assertThat(bye.get("CSeq")).isEqualTo("2 BYE");
        assertThat(bye.get("Call-ID")).isEqualTo(call.id());
        assertThat(bye.get("Reason")).startsWith("Q.850;cause=16");
        assertThat(bye.get("Route")).contains(";lr");
        assertThat(log.end().reason()).isEqualTo(Reason.SUCCESS);
        assertThat(log.ends).hasSize(1);
    }

    @Test
    void isHungUpByTheOtherSide() throws IOException {
        bob.answers();
        call();
        log.awaits("answered");
        RawMessage invite = bob.request("INVITE", 0);
        bob.request("ACK", 0);
        RawMessage answer = bob.ask(bob.inDialogOf(invite, "BYE", 1, "", "Reason: Q.850;cause=17"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(log.end().reason()).isEqualTo(Reason.BUSY);
        assertThat(bob.ask(bob.inDialogOf(invite, "BYE", 2, "")).status()).isEqualTo(481);
        assertThat(bob.peer.requests("BYE")).isEmpty();
    }

    @Test
    void answersAChallenge() throws IOException {
        bob.peer.on("INVITE", (invite, back) -> {
            if (invite.get("Proxy-Authorization").isEmpty()) {
                back.send(invite.answer(
                        407,
                        "Proxy Authentication Required",
                        "Proxy-Authenticate: Digest realm=\"sip.test\", nonce=\"n1\", qop=\"auth\", algorithm=MD5"));
            } else {
                back.send(bob.accept(invite));
            }
        });
        call();
        log.awaits("answered");
        RawMessage second = bob.request("INVITE", 1);
        assertThat(second.get("CSeq")).isEqualTo("2 INVITE");
        assertThat(second.get("Proxy-Authorization")).contains("realm=\"sip.test\"");
        await().atMost(Phone.SOON).until(() -> bob.peer.requestsOnce("ACK").size() == 2);
        RawMessage ack = bob.request("ACK", 1);
        assertThat(ack.get("CSeq")).isEqualTo("2 ACK");
        assertThat(ack.get("Proxy-Authorization")).isEqualTo(second.get("Proxy-Authorization"));
    }

    @Test
    void saysWhyItWasRefused() throws IOException {
        bob.peer.on("INVITE", (invite, back) -> back.send(invite.answer(486, "Busy Here")));
        call();
        assertThat(log.end()).isEqualTo(CallEnd.of(Reason.BUSY, "Busy Here"));
        assertThat(log.events).containsExactly("ended");
        assertThat(bob.request("ACK", 0).get("CSeq")).isEqualTo("1 ACK");
    }

    @Test
    void takesTheCallBackOnceTheOtherSideHasIt() throws IOException {
        bob.peer.on("INVITE", (invite, back) -> back.send(invite.answer(180, "Ringing", bob.contact())));
        bob.peer.on("CANCEL", (cancel, back) -> {
            back.send(cancel.answer(200, "OK"));
            back.send(bob.request("INVITE", 0).answer(487, "Request Terminated"));
        });
        Call call = call();
        log.awaits("ringing");
        call.end(CallEnd.of(Reason.CANCEL));
        assertThat(log.end().reason()).isEqualTo(Reason.CANCEL);
        RawMessage cancel = bob.request("CANCEL", 0);
        RawMessage invite = bob.request("INVITE", 0);
        assertThat(cancel.get("Via")).isEqualTo(invite.get("Via"));
        assertThat(cancel.get("CSeq")).isEqualTo("1 CANCEL");
        assertThat(cancel.get("Reason")).startsWith("Q.850;cause=16");
        assertThat(bob.request("ACK", 0).get("CSeq")).isEqualTo("1 ACK");
        assertThat(log.ends).hasSize(1);
    }

    @Test
    void hangsUpWhenTheAnswerWasQuickerThanTheCancel() throws IOException {
        bob.peer.on("INVITE", (invite, back) -> back.send(invite.answer(180, "Ringing", bob.contact())));
        bob.peer.on("CANCEL", (cancel, back) -> {
            back.send(cancel.answer(200, "OK"));
            back.send(bob.accept(bob.request("INVITE", 0)));
        });
        Call call = call();
        log.awaits("ringing");
        call.end(CallEnd.of(Reason.CANCEL));
        assertThat(bob.request("ACK", 0).tag("To")).isEqualTo("peer");
        assertThat(bob.request("BYE", 0).tag("To")).isEqualTo("peer");
        assertThat(log.events).containsExactly("ringing", "ended");
    }

    @Test
    void acknowledgesEachAnswerAgain() throws IOException {
        bob.answers();
        call();
        log.awaits("answered");
        bob.request("ACK", 0);
        RawMessage invite = bob.request("INVITE", 0);
        bob.peer.send(bob.accept(invite));
        bob.peer.send(bob.accept(invite));
        await().atMost(Phone.SOON).until(() -> bob.peer.requests("ACK").size() == 3);
        assertThat(bob.peer.requestsOnce("ACK")).hasSize(1);
        assertThat(log.events).containsExactly("answered");
    }

    @Test
    void hangsUpOnTheSecondWhoAnswers() throws IOException {
        bob.answers();
        call();
        log.awaits("answered");
        RawMessage invite = bob.request("INVITE", 0);
        bob.peer.send(bob.accept(invite).replace(";tag=peer", ";tag=other"));
        RawMessage bye = bob.request("BYE", 0);
        assertThat(bye.tag("To")).isEqualTo("other");
        assertThat(bob.peer.requestsOnce("ACK"))
                .extracting(ack -> ack.tag("To"))
                .containsExactly("peer", "other");
        assertThat(log.events).containsExactly("answered");
    }

    @Test
    void endsACallWhoseAnswerRefusesEverything() throws IOException {
        bob.peer.on("INVITE", (invite, back) -> back.send(bob.accept(invite).replace("m=audio 5000", "m=audio 0   ")));
        call();
        assertThat(log.end().reason()).isEqualTo(Reason.INCOMPATIBLE_PARAMETERS);
        bob.request("ACK", 0);
        bob.request("BYE", 0);
        assertThat(log.events).containsExactly("ended");
    }

    private String progress(RawMessage invite, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add(bob.contact());
        all.add(Phone.SDP_TYPE);
        return invite.answerWith(Phone.sdp("sendrecv"), 183, "Session Progress", all.toArray(String[]::new));
    }

    @Test
    void hearsTheOtherSideBeforeItAnswers() throws IOException {
        bob.peer.on("INVITE", (invite, back) -> back.send(progress(invite)));
        call();
        log.awaits("early");
        assertThat(media.answersTaken).hasSize(1);
        log.awaits("ringing");
        bob.peer.send(bob.accept(bob.request("INVITE", 0)));
        log.awaits("answered");
        assertThat(log.events).containsExactly("early", "ringing", "answered");
        assertThat(media.answersTaken).hasSize(1);
    }

    /** RFC 3262 section 5: the 2xx need not repeat it. */
    @Test
    void takesTheAnswerThatCameReliably() throws IOException {
        bob.peer.on("INVITE", (invite, back) -> {
            back.send(progress(invite, "Require: 100rel", "RSeq: 7"));
            back.send(progress(invite, "Require: 100rel", "RSeq: 7"));
            back.send(progress(invite, "Require: 100rel", "RSeq: 9"));
        });
        bob.peer.on("PRACK", (prack, back) -> {
            back.send(prack.answer(200, "OK"));
            back.send(bob.request("INVITE", 0).answer(200, "OK", bob.contact()));
        });
        call();
        log.awaits("answered");
        RawMessage prack = bob.request("PRACK", 0);
        assertThat(prack.get("RAck")).isEqualTo("7 1 INVITE");
        assertThat(prack.get("CSeq")).isEqualTo("2 PRACK");
        assertThat(bob.peer.requestsOnce("PRACK")).hasSize(1);
        assertThat(media.answersTaken).hasSize(1);
    }

    @Test
    void offersAgainWhereSomebodyElseAnswersThanWhoWasHeard() throws IOException {
        bob.peer.on(
                "INVITE",
                (invite, back) ->
                        back.send(bob.peer.requestsOnce("INVITE").size() == 1 ? progress(invite) : bob.accept(invite)));
        call();
        log.awaits("early");
        bob.peer.send(bob.accept(bob.request("INVITE", 0)).replace(";tag=peer", ";tag=other"));
        assertThat(bob.request("INVITE", 1).tag("To")).isEqualTo("other");
        await().atMost(Phone.SOON).until(() -> media.answersTaken.size() == 2);
    }
}
