package org.isthmus.gateway.sip.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.isthmus.gateway.call.CallingEndpoint;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.sip.RawMessage;
import org.isthmus.gateway.sip.SipAccountConfig.Transport;
import org.isthmus.gateway.sip.SipLab;
import org.isthmus.media.MediaException;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.MediaKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What changes within a call: hold, resume, new offers of either side (RFC 3261 section 14, RFC 3311). */
class ChangingCallTest {

    private final SipLab lab = new SipLab();
    private final FixedMedia media = new FixedMedia();
    private final CallLog log = new CallLog();
    private Phone bob;
    private Call call;
    private RawMessage invite;

    @BeforeEach
    void talk() throws IOException {
        bob = new Phone();
        CallingEndpoint alice = lab.calling(SipLab.ALICE, bob.peer.at("127.0.0.1"), Transport.UDP, new Telephonist());
        bob.answers();
        call = alice.call(SipLab.BOB, Set.of(MediaKind.AUDIO), media, log);
        log.awaits("answered");
        bob.request("ACK", 0);
        invite = bob.request("INVITE", 0);
    }

    @AfterEach
    void end() throws IOException {
        lab.close();
        bob.close();
    }

    private static Outcome outcome(CompletableFuture<Outcome> future) {
        await().atMost(Phone.SOON).until(future::isDone);
        return future.join();
    }

    private RawMessage asked(String method, int sequence, String body, String... headers) throws IOException {
        return bob.ask(bob.inDialogOf(invite, method, sequence, body, headers));
    }

    @Test
    void holdsTheOtherSide() throws IOException {
        media.offer = FixedMedia.sound(Direction.SEND_ONLY);
        assertThat(outcome(call.change())).isEqualTo(new Outcome.Accepted());
        RawMessage again = bob.request("INVITE", 1);
        assertThat(again.get("CSeq")).isEqualTo("2 INVITE");
        assertThat(again.tag("To")).isEqualTo("peer");
        assertThat(again.target()).isEqualTo("sip:bob@127.0.0.1:" + bob.peer.port());
        assertThat(again.text()).contains("a=sendonly");
        assertThat(version(again)).isEqualTo(version(invite) + 1);
        assertThat(bob.request("ACK", 1).get("CSeq")).isEqualTo("2 ACK");
        assertThat(media.answersTaken).hasSize(2);
    }

    private static long version(RawMessage message) {
        return Long.parseLong(message.text()
                .lines()
                .filter(l -> l.startsWith("o="))
                .findFirst()
                .orElseThrow()
                .split(" ")[2]);
    }

    @Test
    void goesOnAsBeforeWhenAChangeIsRefused() throws IOException {
        bob.peer.on("INVITE", (request, back) -> back.send(request.answer(488, "Not Acceptable Here")));
        assertThat(outcome(call.change())).isInstanceOf(Outcome.Failed.class);
        assertThat(media.refusals.get()).isEqualTo(1);
        assertThat(asked("OPTIONS", 1, "").status()).isEqualTo(200);
        assertThat(log.events).containsExactly("answered");
    }

    @Test
    void asksAgainWhenBothSidesAskedAtOnce() throws IOException {
        bob.peer.on(
                "INVITE",
                (request, back) -> back.send(
                        bob.peer.requestsOnce("INVITE").size() < 3
                                ? request.answer(491, "Request Pending")
                                : bob.accept(request)));
        assertThat(outcome(call.change())).isEqualTo(new Outcome.Accepted());
        assertThat(bob.peer.requestsOnce("INVITE")).hasSize(3);
        assertThat(media.refusals.get()).isEqualTo(1);
        assertThat(media.offersMade.get()).isEqualTo(3);
    }

    @Test
    void refusesAnOfferWhileItsOwnIsOpen() throws IOException {
        bob.peer.on("INVITE", (request, back) -> back.send(request.answer(100, "Trying")));
        CompletableFuture<Outcome> change = call.change();
        RawMessage open = bob.request("INVITE", 1);
        assertThat(asked("INVITE", 1, Phone.sdp("sendonly")).status()).isEqualTo(491);
        assertThat(asked("UPDATE", 2, Phone.sdp("sendonly")).status()).isEqualTo(491);
        assertThat(asked("UPDATE", 3, "").status()).isEqualTo(200);
        bob.peer.send(bob.accept(open));
        assertThat(outcome(change)).isEqualTo(new Outcome.Accepted());
        assertThat(asked("INVITE", 4, Phone.sdp("sendonly")).status()).isEqualTo(200);
    }

    @Test
    void isHeldAndResumed() throws IOException {
        RawMessage answer = asked("INVITE", 1, Phone.sdp("sendonly"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("a=recvonly");
        bob.peer.send(bob.inDialogOf(invite, "ACK", 1, ""));
        log.awaits("held");
        assertThat(asked("INVITE", 2, Phone.sdp("sendrecv")).text()).contains("a=sendrecv");
        bob.peer.send(bob.inDialogOf(invite, "ACK", 2, ""));
        log.awaits("resumed");
        assertThat(asked("UPDATE", 3, Phone.sdp("0.0.0.0", "sendrecv")).status())
                .isEqualTo(200);
        await().atMost(Phone.SOON).until(() -> log.events.size() == 4);
        assertThat(log.events).containsExactly("answered", "held", "resumed", "held");
    }

    @Test
    void refusesAnOfferThatTheMediaCannotTake() throws IOException {
        media.trouble = Optional.of(new MediaException(MediaException.Cause.NOTHING_IN_COMMON, "no codec"));
        assertThat(asked("INVITE", 1, Phone.sdp("sendrecv")).status()).isEqualTo(488);
        assertThat(asked("UPDATE", 2, "this is no sdp").status()).isEqualTo(488);
        media.trouble = Optional.empty();
        assertThat(asked("UPDATE", 3, Phone.sdp("sendrecv")).status()).isEqualTo(200);
        assertThat(log.events).containsExactly("answered");
    }

    @Test
    void letsASecondOfferWaitForTheFirst() throws IOException {
        CompletableFuture<Void> gate = media.waiting();
        String first = bob.inDialogOf(invite, "INVITE", 1, Phone.sdp("sendonly"));
        bob.peer.send(first);
        await().atMost(Phone.SOON).until(() -> media.offersTaken.size() == 1);
        RawMessage second = asked("INVITE", 2, Phone.sdp("sendrecv"));
        assertThat(second.status()).isEqualTo(500);
        assertThat(second.get("Retry-After")).matches("\\d+");
        gate.complete(null);
        assertThat(bob.response(first, 200).status()).isEqualTo(200);
    }

    @Test
    void offersWhereTheOtherSideAsksForIt() throws IOException {
        RawMessage offer = asked("INVITE", 1, "");
        assertThat(offer.text()).contains("m=audio 4000 RTP/AVP 0 8");
        bob.peer.send(bob.inDialogOf(invite, "ACK", 1, Phone.sdp("sendrecv")));
        await().atMost(Phone.SOON).until(() -> media.answersTaken.size() == 2);
        assertThat(asked("UPDATE", 2, Phone.sdp("sendrecv")).status()).isEqualTo(200);
    }

    @Test
    void followsTheOtherSideToItsNewAddress() throws IOException {
        try (Phone elsewhere = new Phone()) {
            asked("UPDATE", 1, "", elsewhere.contact());
            bob.peer.on("INVITE", (request, back) -> back.send(bob.accept(request)));
            outcome(call.change());
            assertThat(bob.request("INVITE", 1).target()).isEqualTo("sip:bob@127.0.0.1:" + elsewhere.peer.port());
        }
    }

    @Test
    void endsWhenTheOtherSideDoesNotKnowTheCall() throws IOException {
        bob.peer.on("INVITE", (request, back) -> back.send(request.answer(481, "Call Does Not Exist")));
        assertThat(outcome(call.change())).isInstanceOf(Outcome.Failed.class);
        assertThat(log.end().reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void saysSoWhenTheCallIsOver() throws IOException {
        asked("BYE", 1, "");
        log.awaits("ended");
        assertThat(outcome(call.change())).isInstanceOf(Outcome.Failed.class);
    }
}
