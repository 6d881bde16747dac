package org.isthmus.gateway.sip.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.isthmus.gateway.call.CallingEndpoint;
import org.isthmus.gateway.concurrent.ManualScheduler;
import org.isthmus.gateway.sip.RawMessage;
import org.isthmus.gateway.sip.SipAccountConfig.Transport;
import org.isthmus.gateway.sip.SipLab;
import org.isthmus.media.description.MediaKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every call ends some day, whatever the other side does (RFC 3261 section 13.3.1, RFC 4028). The clock is turned. */
class CallTimersTest {

    private final ManualScheduler clock = new ManualScheduler();
    private final SipLab lab = new SipLab(clock);
    private final Telephonist desk = new Telephonist();
    private final FixedMedia media = new FixedMedia();
    private final CallLog log = new CallLog();
    private Phone bob;
    private CallingEndpoint alice;

    @BeforeEach
    void start() throws IOException {
        bob = new Phone();
        alice = lab.calling(SipLab.ALICE, bob.peer.at("127.0.0.1"), Transport.UDP, desk);
    }

    @AfterEach
    void end() throws IOException {
        lab.close();
        bob.close();
    }

    private RawMessage talk(String... headers) throws IOException {
        bob.answers(headers);
        alice.call(SipLab.BOB, Set.of(MediaKind.AUDIO), media, log);
        log.awaits("answered");
        bob.request("ACK", 0);
        return bob.request("INVITE", 0);
    }

    @Test
    void givesUpWhereNobodyAnswers() throws IOException {
        bob.peer.on("INVITE", (invite, back) -> back.send(invite.answer(180, "Ringing", bob.contact())));
        alice.call(SipLab.BOB, Set.of(MediaKind.AUDIO), media, log);
        log.awaits("ringing");
        clock.advance(Duration.ofMinutes(3));
        assertThat(log.end().reason()).isEqualTo(Reason.TIMEOUT);
        bob.request("CANCEL", 0);
    }

    @Test
    void refusesACallThatNobodyTakes() throws IOException {
        String invite = bob.invite("c1", Phone.sdp("sendrecv"));
        bob.peer.send(invite);
        desk.call(0).ring();
        bob.response(invite, 180);
        clock.advance(Duration.ofMinutes(3));
        assertThat(bob.response(invite, 200).status()).isEqualTo(480);
        assertThat(desk.logs.getFirst().end().reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void waitsNoLongerThanTheCallerDoes() throws IOException {
        String invite = bob.invite("c1", Phone.sdp("sendrecv"), "Expires: 20");
        bob.peer.send(invite);
        desk.call(0).ring();
        bob.response(invite, 180);
        clock.advance(Duration.ofSeconds(20));
        assertThat(bob.response(invite, 200).status()).isEqualTo(480);
    }

    @Test
    void saysOnceAMinuteThatItRings() throws IOException {
        String invite = bob.invite("c1", Phone.sdp("sendrecv"));
        bob.peer.send(invite);
        desk.call(0).ring();
        bob.response(invite, 180);
        clock.advance(Duration.ofSeconds(60));
        await().atMost(Phone.SOON)
                .until(() -> bob.peer.responses("INVITE").stream()
                                .filter(answer -> answer.status() == 180)
                                .count()
                        == 2);
    }

    @Test
    void hangsUpOnWhoeverDoesNotConfirm() throws IOException {
        String invite = bob.invite("c1", Phone.sdp("sendrecv"));
        bob.peer.send(invite);
        desk.call(0).answer(media);
        bob.response(invite, 200);
        clock.advance(Duration.ofSeconds(32));
        bob.request("BYE", 0);
        assertThat(desk.logs.getFirst().end().reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void refreshesTheSession() throws IOException {
        bob.peer.on(
                "UPDATE",
                (update, back) -> back.send(update.answer(
                        200, "OK", bob.contact(), "Session-Expires: 90;refresher=uac", "Require: timer")));
        talk("Session-Expires: 90;refresher=uac", "Allow: INVITE, ACK, BYE, UPDATE", "Require: timer");
        assertThat(bob.request("INVITE", 0).get("Session-Expires")).isEqualTo("1800");
        clock.advance(Duration.ofSeconds(45));
        RawMessage first = bob.request("UPDATE", 0);
        assertThat(first.get("Session-Expires")).isEqualTo("90;refresher=uac");
        assertThat(first.text()).isEmpty();
        assertThat(first.get("Contact")).isNotEmpty();
        settled();
        clock.advance(Duration.ofSeconds(45));
        bob.request("UPDATE", 1);
        assertThat(log.events).containsExactly("answered");
    }

    /** The answer to an OPTIONS says that whatever came before it has been dealt with. */
    private void settled() throws IOException {
        RawMessage invite = bob.request("INVITE", 0);
        bob.ask(bob.inDialogOf(invite, "OPTIONS", 100 + bob.peer.answers().size(), ""));
    }

    @Test
    void refreshesByInviteWhereTheOtherSideKnowsNoUpdate() throws IOException {
        talk("Session-Expires: 90;refresher=uac", "Allow: INVITE, ACK, BYE");
        clock.advance(Duration.ofSeconds(45));
        assertThat(bob.request("INVITE", 1).text()).contains("m=audio 4000");
        bob.request("ACK", 1);
        assertThat(log.events).containsExactly("answered");
    }

    @Test
    void hangsUpWhereTheOtherSideDoesNotRefresh() throws IOException {
        talk("Session-Expires: 90;refresher=uas");
        clock.advance(Duration.ofSeconds(59));
        assertThat(log.events).containsExactly("answered");
        clock.advance(Duration.ofSeconds(1));
        bob.request("BYE", 0);
        assertThat(log.end().reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void staysWhereTheOtherSideRefreshes() throws IOException {
        RawMessage invite = talk("Session-Expires: 90;refresher=uas");
        clock.advance(Duration.ofSeconds(50));
        RawMessage answer = bob.ask(
                bob.inDialogOf(invite, "UPDATE", 1, "", "Session-Expires: 90;refresher=uac", "Supported: timer"));
        assertThat(answer.get("Session-Expires")).isEqualTo("90;refresher=uac");
        clock.advance(Duration.ofSeconds(50));
        settled();
        assertThat(log.events).containsExactly("answered");
    }

    @Test
    void looksAfterASideThatKnowsNothingOfTimers() throws IOException {
        bob.peer.on("UPDATE", (update, back) -> back.send(update.answer(481, "Call Does Not Exist")));
        talk("Allow: INVITE, ACK, BYE, UPDATE");
        // In steps that leave the account's own registration the time to be refreshed.
        for (int i = 0; i < 900 / 20; i++) {
            clock.advance(Duration.ofSeconds(20));
            settled();
        }
        bob.request("UPDATE", 0);
        assertThat(log.end().reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void asksForALongerIntervalWhereItsOwnIsTooShort() throws IOException {
        bob.peer.on(
                "INVITE",
                (invite, back) -> back.send(
                        invite.get("Min-SE").equals("3600")
                                ? bob.accept(invite)
                                : invite.answer(422, "Session Interval Too Small", "Min-SE: 3600")));
        alice.call(SipLab.BOB, Set.of(MediaKind.AUDIO), media, log);
        log.awaits("answered");
        assertThat(List.of(
                        bob.request("INVITE", 0).get("Session-Expires"),
                        bob.request("INVITE", 1).get("Session-Expires")))
                .containsExactly("1800", "3600");
    }
}
