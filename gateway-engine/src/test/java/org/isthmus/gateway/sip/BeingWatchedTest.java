package org.isthmus.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.OwnPresence;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.SubscriptionAnswer;
import org.isthmus.gateway.signal.SubscriptionRequest;
import org.isthmus.gateway.sip.SipAccountConfig.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Those who ask this account itself for its presence (RFC 3856). */
class BeingWatchedTest {

    private final SipLab lab = new SipLab();
    private final Recorder recorder = new Recorder();
    private ScriptedPeer peer;
    private Events events;
    private Endpoint account;

    @BeforeEach
    void start() throws IOException {
        peer = ScriptedPeer.udp().registersAnybody();
        peer.on("SUBSCRIBE", (request, back) -> back.send(request.answer(489, "Bad Event")));
        peer.on("PUBLISH", (request, back) -> back.send(request.answer(405, "Not Allowed")));
        peer.on("NOTIFY", (request, back) -> back.send(request.answer(200, "OK")));
        events = new Events(peer);
        account = lab.online(recorder, peer, Transport.UDP);
        say("first");
    }

    @AfterEach
    void end() throws IOException {
        lab.close();
        peer.close();
    }

    private void say(String note) {
        account.publish(new OwnPresence(Availability.AVAILABLE, note));
    }

    private void decide(boolean granted) {
        SipLab.outcome(account.send(new SubscriptionAnswer(SipLab.ALICE, SipLab.BOB, granted)));
    }

    private RawMessage subscribed(String callId, int sequence, int expires, String toTag) throws IOException {
        int before = peer.responses("SUBSCRIBE").size();
        peer.send(events.subscribe(callId, sequence, expires, toTag));
        await().atMost(SipLab.SOON).until(() -> peer.responses("SUBSCRIBE").size() > before);
        return peer.responses("SUBSCRIBE").get(before);
    }

    private RawMessage awaitNotify(int count) {
        await().atMost(SipLab.SOON).until(() -> peer.requests("NOTIFY").size() >= count);
        return peer.requests("NOTIFY").get(count - 1);
    }

    @Test
    void asksThePersonAndShowsNothingBefore() throws IOException {
        RawMessage answer = subscribed("c1", 1, 600, "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.get("Expires")).isEqualTo("600");
        assertThat(answer.get("Contact")).isNotEmpty();
        RawMessage first = awaitNotify(1);
        assertThat(first.get("Subscription-State")).startsWith("pending");
        assertThat(first.text()).isEmpty();
        assertThat(first.target()).isEqualTo("sip:bob@127.0.0.1:" + peer.port());
        assertThat(first.tag("To")).isEqualTo("bobs");
        assertThat(first.tag("From")).isEqualTo(answer.tag("To"));
        assertThat(recorder.signals(SubscriptionRequest.class))
                .containsExactly(new SubscriptionRequest(SipLab.BOB, SipLab.ALICE, ""));

        decide(true);
        RawMessage second = awaitNotify(2);
        assertThat(second.get("Subscription-State")).startsWith("active");
        assertThat(second.get("Content-Type")).isEqualTo("application/pidf+xml");
        assertThat(second.text()).contains("open").contains("first");
    }

    @Test
    void endsTheSubscriptionOfWhomThePersonRefuses() throws IOException {
        subscribed("c1", 1, 600, "");
        awaitNotify(1);
        decide(false);
        assertThat(awaitNotify(2).get("Subscription-State"))
                .contains("terminated")
                .contains("reason=rejected");
        assertThat(subscribed("c2", 1, 600, "").status()).isEqualTo(403);
        assertThat(recorder.signals(SubscriptionRequest.class)).hasSize(1);
    }

    @Test
    void answersAPollOnce() throws IOException {
        decide(true);
        assertThat(subscribed("c1", 1, 0, "").get("Expires")).isEqualTo("0");
        RawMessage notify = awaitNotify(1);
        assertThat(notify.get("Subscription-State")).contains("terminated").contains("reason=timeout");
        assertThat(notify.text()).contains("first");
    }

    @Test
    void showsAStrangerWhoPollsNothing() throws IOException {
        subscribed("c1", 1, 0, "");
        RawMessage notify = awaitNotify(1);
        assertThat(notify.get("Subscription-State")).contains("terminated");
        assertThat(notify.text()).isEmpty();
        assertThat(recorder.signals(SubscriptionRequest.class)).hasSize(1);
    }

    /** RFC 3856 section 6.10 wants no more than one NOTIFY in five seconds; what is left out must not be the latest. */
    @Test
    void tellsTheLatestWhenManyChangesComeAtOnce() throws IOException {
        decide(true);
        subscribed("c1", 1, 600, "");
        awaitNotify(1);
        say("second");
        say("third");
        say("fourth");
        RawMessage next = awaitNotify(2);
        assertThat(next.text()).contains("fourth").doesNotContain("second").doesNotContain("third");
        await().during(Duration.ofMillis(500))
                .until(() -> peer.requests("NOTIFY").size() == 2);
    }

    @Test
    void refreshesAndEndsInTheDialog() throws IOException {
        decide(true);
        String tag = subscribed("c1", 1, 600, "").tag("To");
        awaitNotify(1);
        assertThat(subscribed("c1", 2, 300, tag).get("Expires")).isEqualTo("300");
        assertThat(awaitNotify(2).get("Subscription-State")).startsWith("active");
        assertThat(subscribed("c1", 2, 300, tag).status()).isEqualTo(500);
        assertThat(subscribed("c1", 3, 0, tag).status()).isEqualTo(200);
        assertThat(awaitNotify(3).get("Subscription-State")).contains("terminated");
        assertThat(subscribed("c1", 4, 300, tag).status()).isEqualTo(481);
    }

    @Test
    void forgetsAWatcherWhoIsGone() throws IOException {
        decide(true);
        peer.on("NOTIFY", (request, back) -> back.send(request.answer(481, "No Dialog")));
        String tag = subscribed("c1", 1, 600, "").tag("To");
        awaitNotify(1);
        await().atMost(SipLab.SOON).until(() -> subscribed("c1", 2, 300, tag).status() == 481);
    }

    @Test
    void saysWhatItCannotDo() throws IOException {
        assertThat(subscribed("c1", 1, 5, "").status()).isEqualTo(423);
        peer.send(events.subscribe("c2", 1, 600, "").replace("Event: presence", "Event: dialog"));
        peer.send(events.subscribe("c3", 1, 600, "").replace("application/pidf+xml", "text/plain"));
        await().atMost(SipLab.SOON).until(() -> peer.responses("SUBSCRIBE").size() == 3);
        List<RawMessage> answers = peer.responses("SUBSCRIBE");
        assertThat(answers.get(0).get("Min-Expires")).isEqualTo("60");
        assertThat(answers.get(1).status()).isEqualTo(489);
        assertThat(answers.get(1).get("Allow-Events")).contains("presence");
        assertThat(answers.get(2).status()).isEqualTo(406);
        assertThat(recorder.signals(SubscriptionRequest.class)).isEmpty();
    }
}
