package org.isthmus.gateway.sip.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.isthmus.gateway.call.IncomingCall;
import org.isthmus.gateway.sip.RawMessage;
import org.isthmus.gateway.sip.SipAccountConfig.Transport;
import org.isthmus.gateway.sip.SipLab;
import org.isthmus.media.MediaException;
import org.isthmus.media.description.MediaKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that come in (RFC 3261 sections 8.2 and 13.3). */
class IncomingCallTest {

    private final SipLab lab = new SipLab();
    private final Telephonist desk = new Telephonist();
    private final FixedMedia media = new FixedMedia();
    private Phone bob;

    @BeforeEach
    void start() throws IOException {
        bob = new Phone();
        lab.calling(SipLab.ALICE, bob.peer.at("127.0.0.1"), Transport.UDP, desk);
    }

    @AfterEach
    void end() throws IOException {
        lab.close();
        bob.close();
    }

    @Test
    void ringsIsAnsweredAndHungUp() throws IOException {
        String invite = bob.invite(
                        "c1", Phone.sdp("sendrecv"), "Record-Route: <sip:127.0.0.1:" + bob.peer.port() + ";lr>")
                .replace("From: <sip:bob", "From: \"Bob the builder\" <sip:bob");
        bob.peer.send(invite);
        IncomingCall call = desk.call(0);
        assertThat(call.peer()).isEqualTo(SipLab.BOB);
        assertThat(call.callerName()).contains("Bob the builder");
        assertThat(call.kinds()).containsExactly(MediaKind.AUDIO);
        assertThat(call.id()).isEqualTo("c1");
        call.ring();
        RawMessage ringing = bob.response(invite, 180);
        assertThat(ringing.status()).isEqualTo(180);
        call.answer(media);
        RawMessage answer = bob.response(invite, 200);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.tag("To")).isEqualTo(ringing.tag("To")).isNotEmpty();
        assertThat(answer.get("Record-Route")).contains(";lr");
        assertThat(answer.get("Contact")).isNotEmpty();
        assertThat(answer.text()).contains("m=audio 4000");
        assertThat(media.offersTaken).hasSize(1);
        bob.peer.send(bob.inDialogBy(answer, "ACK", 1, ""));
        desk.logs.getFirst().awaits("answered");

        RawMessage gone = bob.ask(bob.inDialogBy(answer, "BYE", 2, ""));
        assertThat(gone.status()).isEqualTo(200);
        assertThat(desk.logs.getFirst().end().reason()).isEqualTo(Reason.SUCCESS);
    }

    @Test
    void hangsUpInTheDialogOfTheCaller() throws IOException {
        RawMessage answer = answered(
                "c1",
                "Record-Route: <sip:127.0.0.1:" + bob.peer.port() + ";lr;a=1>",
                "Record-Route: <sip:10.0.0.1;lr;a=2>");
        bob.peer.send(bob.inDialogBy(answer, "ACK", 1, ""));
        desk.call(0).end(CallEnd.of(Reason.SUCCESS));
        RawMessage bye = bob.request("BYE", 0);
        assertThat(bye.tag("To")).isEqualTo("bobs");
        assertThat(bye.tag("From")).isEqualTo(answer.tag("To"));
        assertThat(bye.target()).isEqualTo("sip:bob@127.0.0.1:" + bob.peer.port());
        assertThat(String.join(",", bye.all("Route"))).matches(".*a=1.*a=2.*");
    }

    /** RFC 3261 section 15: not before the ACK. */
    @Test
    void waitsForTheConfirmationBeforeItHangsUp() throws IOException {
        RawMessage answer = answered("c1");
        desk.call(0).end(CallEnd.of(Reason.SUCCESS));
        desk.logs.getFirst().awaits("ended");
        assertThat(bob.ask(bob.inDialogBy(answer, "OPTIONS", 2, "")).status()).isEqualTo(481);
        assertThat(bob.peer.requests("BYE")).isEmpty();
        bob.peer.send(bob.inDialogBy(answer, "ACK", 1, ""));
        bob.request("BYE", 0);
    }

    @Test
    void repeatsTheAnswerUntilItIsConfirmed() throws IOException {
        RawMessage answer = answered("c1");
        await().atMost(Phone.SOON).until(() -> answers200().size() >= 3);
        bob.peer.send(bob.inDialogBy(answer, "ACK", 1, ""));
        assertThat(bob.ask(bob.inDialogBy(answer, "OPTIONS", 2, "")).status()).isEqualTo(200);
        int confirmed = answers200().size();
        await().during(java.time.Duration.ofSeconds(5))
                .atMost(Phone.SOON)
                .until(() -> answers200().size() == confirmed);
    }

    private List<RawMessage> answers200() {
        return bob.peer.responses("INVITE").stream()
                .filter(a -> a.status() == 200)
                .toList();
    }

    @Test
    void isTakenBackByTheCaller() throws IOException {
        String invite = bob.invite("c1", Phone.sdp("sendrecv"));
        bob.peer.send(invite);
        desk.call(0).ring();
        bob.response(invite, 180);
        bob.peer.send(cancelOf(invite, "Reason: SIP;cause=200;text=\"Call completed elsewhere\""));
        await().atMost(Phone.SOON).until(() -> !bob.peer.responses("CANCEL").isEmpty());
        assertThat(bob.peer.responses("CANCEL").getFirst().status()).isEqualTo(200);
        assertThat(bob.response(invite, 200).status()).isEqualTo(487);
        assertThat(desk.logs.getFirst().end().reason()).isEqualTo(Reason.ANSWERED_ELSEWHERE);
        assertThat(desk.logs.getFirst().events).containsExactly("ended");
    }

    private static String cancelOf(String invite, String... headers) {
        StringBuilder cancel = new StringBuilder();
        for (String line : invite.split("\r\n\r\n")[0].split("\r\n")) {
            if (line.startsWith("INVITE ")) {
                cancel.append(line.replace("INVITE", "CANCEL")).append("\r\n");
            } else if (line.startsWith("CSeq")) {
                cancel.append("CSeq: 1 CANCEL\r\n");
            } else if (!line.startsWith("Content") && !line.startsWith("Contact")) {
                cancel.append(line).append("\r\n");
            }
        }
        for (String header : headers) {
            cancel.append(header).append("\r\n");
        }
        return cancel + "Content-Length: 0\r\n\r\n";
    }

    @Test
    void isRefused() throws IOException {
        String invite = bob.invite("c1", Phone.sdp("sendrecv"));
        bob.peer.send(invite);
        desk.call(0).end(CallEnd.of(Reason.BUSY));
        assertThat(bob.response(invite, 200).status()).isEqualTo(486);
        assertThat(desk.logs.getFirst().end().reason()).isEqualTo(Reason.BUSY);
    }

    @Test
    void offersItselfWhereTheCallerDoesNot() throws IOException {
        String invite = bob.invite("c1", "");
        bob.peer.send(invite);
        desk.call(0).answer(media);
        RawMessage offer = bob.response(invite, 200);
        assertThat(offer.text()).contains("m=audio 4000 RTP/AVP 0 8");
        assertThat(desk.logs.getFirst().events).isEmpty();
        bob.peer.send(bob.inDialogBy(offer, "ACK", 1, Phone.sdp("sendrecv")));
        desk.logs.getFirst().awaits("answered");
        assertThat(media.answersTaken).hasSize(1);
    }

    @Test
    void hangsUpWhereItsOfferIsNotAnswered() throws IOException {
        String invite = bob.invite("c1", "");
        bob.peer.send(invite);
        desk.call(0).answer(media);
        bob.peer.send(bob.inDialogBy(bob.response(invite, 200), "ACK", 1, ""));
        bob.request("BYE", 0);
        assertThat(desk.logs.getFirst().end().reason()).isEqualTo(Reason.INCOMPATIBLE_PARAMETERS);
    }

    @Test
    void isRefusedWhereTheMediaCannot() throws IOException {
        media.trouble = java.util.Optional.of(new MediaException(MediaException.Cause.NOTHING_IN_COMMON, "no codec"));
        String invite = bob.invite("c1", Phone.sdp("sendrecv"));
        bob.peer.send(invite);
        desk.call(0).answer(media);
        RawMessage refusal = bob.response(invite, 200);
        assertThat(refusal.status()).isEqualTo(488);
        assertThat(refusal.get("Warning")).startsWith("305 ").contains("no codec");
        assertThat(desk.logs.getFirst().end().reason()).isEqualTo(Reason.INCOMPATIBLE_PARAMETERS);
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws IOException {
        String sdp = Phone.sdp("sendrecv");
        RawMessage extension = bob.ask(bob.invite("c1", sdp, "Require: 100rel, precondition"));
        assertThat(extension.status()).isEqualTo(420);
        assertThat(extension.get("Unsupported")).isEqualTo("precondition");
        RawMessage type = bob.ask(bob.invite("c2", "hello", "Content-Type: text/plain"));
        assertThat(type.status()).isEqualTo(415);
        assertThat(type.get("Accept")).contains("application/sdp");
        assertThat(bob.ask(bob.invite("c3", "this is no sdp")).status()).isEqualTo(488);
        assertThat(bob.ask(bob.invite("c4", sdp.replace("m=audio", "m=image"))).status())
                .isEqualTo(488);
        assertThat(bob.ask(bob.invite("c5", sdp, "Session-Expires: 30")).get("Min-SE"))
                .isEqualTo("90");
        assertThat(bob.ask(bob.invite("c6", sdp, "Replaces: nobody;to-tag=a;from-tag=b"))
                        .status())
                .isEqualTo(481);
        assertThat(bob.ask(bob.outside("BYE", "c7", 1, "").replace("@sip.test>\r\nCall", "@sip.test>;tag=x\r\nCall"))
                        .status())
                .isEqualTo(481);
        assertThat(desk.calls).isEmpty();
    }

    @Test
    void readsTheDescriptionInAMultipart() throws IOException {
        String body = "--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b\r\nContent-Type: application/sdp\r\n\r\n"
                + Phone.sdp("sendrecv") + "\r\n--b--\r\n";
        bob.peer.send(bob.invite("c1", body, "Content-Type: multipart/mixed;boundary=b"));
        assertThat(desk.call(0).kinds()).isEqualTo(Set.of(MediaKind.AUDIO));
    }

    /** RFC 3261 section 8.2.2.2. */
    @Test
    void refusesTheSameCallComingAnotherWay() throws IOException {
        String invite = bob.invite("c1", Phone.sdp("sendrecv"));
        bob.peer.send(invite);
        desk.call(0);
        RawMessage merged = bob.ask(bob.invite("c1", Phone.sdp("sendrecv")));
        assertThat(merged.status()).isEqualTo(482);
        assertThat(desk.calls).hasSize(1);
    }

    @Test
    void takesThePlaceOfAnotherCall() throws IOException {
        RawMessage first = answered("c1");
        bob.peer.send(bob.inDialogBy(first, "ACK", 1, ""));
        String invite =
                bob.invite("c2", Phone.sdp("sendrecv"), "Replaces: c1;to-tag=" + first.tag("To") + ";from-tag=bobs");
        bob.peer.send(invite);
        IncomingCall second = desk.call(1);
        assertThat(second.replaces()).contains(desk.calls.getFirst());
        second.answer(new FixedMedia());
        assertThat(bob.response(invite, 200).status()).isEqualTo(200);
        assertThat(bob.request("BYE", 0).get("Call-ID")).isEqualTo("c1");
        assertThat(desk.logs.getFirst().end().reason()).isEqualTo(Reason.SUCCESS);
    }

    @Test
    void ringsReliablyForThoseWhoRequireIt() throws IOException {
        String invite = bob.invite("c1", Phone.sdp("sendrecv"), "Require: 100rel");
        bob.peer.send(invite);
        desk.call(0).ring();
        RawMessage ringing = bob.response(invite, 180);
        assertThat(ringing.get("Require")).contains("100rel");
        await().atMost(Phone.SOON)
                .until(() -> bob.peer.responses("INVITE").stream()
                                .filter(r -> r.status() == 180)
                                .count()
                        >= 2);
        RawMessage wrong = bob.ask(bob.inDialogBy(ringing, "PRACK", 2, "", "RAck: 99999 1 INVITE"));
        assertThat(wrong.status()).isEqualTo(481);
        RawMessage right =
                bob.ask(bob.inDialogBy(ringing, "PRACK", 3, "", "RAck: " + ringing.get("RSeq") + " 1 INVITE"));
        assertThat(right.status()).isEqualTo(200);
        desk.call(0).answer(media);
        assertThat(bob.response(invite, 200).status()).isEqualTo(200);
    }

    @Test
    void keepsTheOrderAndTheTagsOfADialog() throws IOException {
        RawMessage answer = answered("c1");
        bob.peer.send(bob.inDialogBy(answer, "ACK", 1, ""));
        assertThat(bob.ask(bob.inDialogBy(answer, "OPTIONS", 5, "")).status()).isEqualTo(200);
        assertThat(bob.ask(bob.inDialogBy(answer, "OPTIONS", 4, "")).status()).isEqualTo(500);
        String stranger = bob.inDialogBy(answer, "BYE", 6, "").replace("tag=bobs", "tag=mallory");
        assertThat(bob.ask(stranger).status()).isEqualTo(481);
        assertThat(desk.logs.getFirst().events).containsExactly("answered");
    }

    @Test
    void isBusyBeyondItsLimit() throws IOException {
        for (int i = 0; i < CallTable.MOST; i++) {
            bob.peer.send(bob.invite("many" + i, Phone.sdp("sendrecv")));
        }
        desk.call(CallTable.MOST - 1);
        assertThat(bob.ask(bob.invite("one more", Phone.sdp("sendrecv")).replace("one more", "more"))
                        .status())
                .isEqualTo(486);
    }

    private RawMessage answered(String callId, String... headers) throws IOException {
        String invite = bob.invite(callId, Phone.sdp("sendrecv"), headers);
        bob.peer.send(invite);
        desk.call(0).answer(media);
        return bob.response(invite, 200);
    }
}
