package org.isthmus.gateway.sip.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.isthmus.gateway.call.CallingEndpoint;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.sip.RawMessage;
import org.isthmus.gateway.sip.SipAccountConfig.Transport;
import org.isthmus.gateway.sip.SipLab;
import org.isthmus.media.description.MediaKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transfers in both directions (RFC 3515, RFC 3891, RFC 5589), and digits in INFO. */
class TransferTest {

    private static final SipAddress CAROL = SipAddress.of("carol", "sip.test");

    private final SipLab lab = new SipLab();
    private final CallLog log = new CallLog();
    private Phone bob;
    private CallingEndpoint alice;
    private Call call;
    private RawMessage invite;

    @BeforeEach
    void talk() throws IOException {
        bob = new Phone();
        bob.answers();
        bob.peer.on("REFER", (refer, back) -> back.send(refer.answer(202, "Accepted", bob.contact())));
        alice = lab.calling(SipLab.ALICE, bob.peer.at("127.0.0.1"), Transport.UDP, new Telephonist());
        call = alice.call(SipLab.BOB, Set.of(MediaKind.AUDIO), new FixedMedia(), log);
        log.awaits("answered");
        bob.request("ACK", 0);
        invite = bob.request("INVITE", 0);
    }

    @AfterEach
    void end() throws IOException {
        lab.close();
        bob.close();
    }

    private RawMessage asked(String method, int sequence, String body, String... headers) throws IOException {
        return bob.ask(bob.inDialogOf(invite, method, sequence, body, headers));
    }

    private RawMessage fares(int sequence, String status, String state) throws IOException {
        return asked(
                "NOTIFY",
                sequence,
                "SIP/2.0 " + status + "\r\n",
                "Event: refer",
                "Subscription-State: " + state,
                "Content-Type: message/sipfrag;version=2.0");
    }

    private static Outcome outcome(CompletableFuture<Outcome> future) {
        await().atMost(Phone.SOON).until(future::isDone);
        return future.join();
    }

    @Test
    void sendsTheOtherSideToSomebodyElse() throws IOException {
        CompletableFuture<Outcome> outcome = call.transfer(CAROL);
        RawMessage refer = bob.request("REFER", 0);
        assertThat(refer.get("Refer-To")).isEqualTo("<sip:carol@sip.test>");
        assertThat(refer.get("Referred-By")).isEqualTo("<sip:alice@sip.test>");
        assertThat(refer.tag("To")).isEqualTo("peer");
        assertThat(fares(1, "180 Ringing", "active;expires=60").status()).isEqualTo(200);
        assertThat(outcome).isNotDone();
        assertThat(fares(2, "200 OK", "terminated;reason=noresource").status()).isEqualTo(200);
        assertThat(outcome(outcome)).isEqualTo(new Outcome.Accepted());
        bob.request("BYE", 0);
        assertThat(log.end().reason()).isEqualTo(Reason.SUCCESS);
    }

    @Test
    void keepsTheCallWhereTheOtherSideDoesNotGetThere() throws IOException {
        CompletableFuture<Outcome> outcome = call.transfer(CAROL);
        bob.request("REFER", 0);
        fares(1, "486 Busy Here", "terminated;reason=noresource");
        assertThat(outcome(outcome)).isInstanceOf(Outcome.Failed.class);
        assertThat(log.events).containsExactly("answered");
        bob.peer.on("REFER", (refer, back) -> back.send(refer.answer(603, "Decline")));
        assertThat(outcome(call.transfer(CAROL))).isInstanceOf(Outcome.Failed.class);
        assertThat(fares(2, "200 OK", "active").status()).isEqualTo(481);
        assertThat(asked("NOTIFY", 3, "", "Event: presence", "Subscription-State: active")
                        .status())
                .isEqualTo(489);
        assertThat(log.events).containsExactly("answered");
    }

    @Test
    void takesAHangUpAfterItWasAgreedForArrival() throws IOException {
        CompletableFuture<Outcome> outcome = call.transfer(CAROL);
        bob.request("REFER", 0);
        fares(1, "100 Trying", "active");
        asked("BYE", 2, "");
        assertThat(outcome(outcome)).isEqualTo(new Outcome.Accepted());
    }

    @Test
    void joinsTwoCalls() throws IOException {
        CallLog second = new CallLog();
        Call other = alice.call(CAROL, Set.of(MediaKind.AUDIO), new FixedMedia(), second);
        second.awaits("answered");
        RawMessage otherInvite = bob.request("INVITE", 1);
        CompletableFuture<Outcome> outcome = call.transfer(other);
        String to = bob.request("REFER", 0).get("Refer-To");
        assertThat(to).startsWith("<sip:carol@sip.test?Replaces=").doesNotContain(";");
        assertThat(URLDecoder.decode(to, StandardCharsets.UTF_8))
                .contains(
                        "Replaces=" + otherInvite.get("Call-ID") + ";to-tag=peer;from-tag=" + otherInvite.tag("From"));
        assertThat(second.events).containsExactly("answered");
        fares(1, "200 OK", "terminated;reason=noresource");
        assertThat(outcome(outcome)).isEqualTo(new Outcome.Accepted());
        assertThat(second.end().reason()).isEqualTo(Reason.SUCCESS);
        assertThat(log.end().reason()).isEqualTo(Reason.SUCCESS);
    }

    @Test
    void followsWhereItIsSent() throws IOException {
        String refer = bob.inDialogOf(
                invite,
                "REFER",
                1,
                "",
                "Refer-To: <sip:carol@sip.test?Replaces=x%40y%3Bto-tag%3D1%3Bfrom-tag%3D2>",
                "Referred-By: <sip:bob@sip.test>");
        bob.peer.send(refer);
        log.awaits("transferred");
        assertThat(log.transfers.getFirst().target()).isEqualTo(CAROL);
        CallLog next = new CallLog();
        log.transfers.getFirst().follow(Set.of(MediaKind.AUDIO), new FixedMedia(), next);
        assertThat(bob.response(refer, 200).status()).isEqualTo(202);
        RawMessage second = bob.request("INVITE", 1);
        assertThat(second.target()).isEqualTo("sip:carol@sip.test");
        assertThat(second.get("Referred-By")).isEqualTo("<sip:bob@sip.test>");
        assertThat(second.get("Replaces")).isEqualTo("x@y;to-tag=1;from-tag=2");
        next.awaits("answered");
        RawMessage first = bob.request("NOTIFY", 0);
        assertThat(first.get("Event")).isEqualTo("refer;id=1");
        assertThat(first.text()).startsWith("SIP/2.0 100 ");
        RawMessage last = bob.request("NOTIFY", 1);
        assertThat(last.text()).startsWith("SIP/2.0 200 ");
        assertThat(last.get("Subscription-State")).startsWith("terminated");
        assertThat(last.get("Content-Type")).startsWith("message/sipfrag");
    }

    @Test
    void tellsThatItDidNotGetThere() throws IOException {
        bob.peer.on("INVITE", (request, back) -> back.send(request.answer(486, "Busy Here")));
        bob.peer.send(bob.inDialogOf(invite, "REFER", 1, "", "Refer-To: sip:carol@sip.test"));
        log.awaits("transferred");
        log.transfers.getFirst().follow(Set.of(MediaKind.AUDIO), new FixedMedia(), new CallLog());
        assertThat(bob.request("NOTIFY", 1).text()).startsWith("SIP/2.0 486 ");
    }

    @Test
    void refusesToBeSent() throws IOException {
        String refer = bob.inDialogOf(invite, "REFER", 1, "", "Refer-To: <sip:carol@sip.test>");
        bob.peer.send(refer);
        log.awaits("transferred");
        log.transfers.getFirst().refuse();
        assertThat(bob.response(refer, 200).status()).isEqualTo(603);
        assertThat(asked("REFER", 2, "").status()).isEqualTo(400);
        assertThat(asked("REFER", 3, "", "Refer-To: <http://web.test/>").status())
                .isEqualTo(400);
    }

    @Test
    void tellsDigits() throws IOException {
        call.digit('#');
        RawMessage info = bob.request("INFO", 0);
        assertThat(info.get("Content-Type")).isEqualTo("application/dtmf-relay");
        assertThat(info.text()).isEqualTo("Signal=#\r\nDuration=160\r\n");
        String relay = "Content-Type: application/dtmf-relay";
        assertThat(asked("INFO", 1, "Signal= 5\r\nDuration=100\r\n", relay).status())
                .isEqualTo(200);
        assertThat(asked("INFO", 2, "*", "Content-Type: application/dtmf").status())
                .isEqualTo(200);
        assertThat(asked("INFO", 3, "Signal=16\r\n", relay).status()).isEqualTo(200);
        assertThat(asked("INFO", 4, "<x/>", "Content-Type: application/media_control+xml")
                        .status())
                .isEqualTo(415);
        assertThat(asked("INFO", 5, "", "Info-Package: unknown").status()).isEqualTo(469);
        assertThat(asked("INFO", 6, "").status()).isEqualTo(200);
        assertThat(log.events).containsExactly("answered", "digit 5", "digit *");
    }
}
