package org.isthmus.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.OwnPresence;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.sip.SipAccountConfig.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The account's presence at its presence server (RFC 3903). */
class PublishingTest {

    private final SipLab lab = new SipLab();
    private final Recorder recorder = new Recorder();
    private final AtomicInteger tags = new AtomicInteger();
    private ScriptedPeer peer;

    @BeforeEach
    void start() throws IOException {
        peer = ScriptedPeer.udp().registersAnybody();
        peer.on("PUBLISH", (request, back) -> back.send(accepted(request, 3600)));
    }

    @AfterEach
    void end() throws IOException {
        lab.close();
        peer.close();
    }

    private String accepted(RawMessage publish, int seconds) {
        return publish.answer(200, "OK", "SIP-ETag: e" + tags.incrementAndGet(), "Expires: " + seconds);
    }

    private Endpoint online() {
        Endpoint account = lab.account(recorder, peer, Transport.UDP);
        account.publish(new OwnPresence(Availability.AVAILABLE, "first"));
        account.connect();
        await().atMost(SipLab.SOON).until(() -> account.state() instanceof EndpointState.Online);
        return account;
    }

    private List<RawMessage> awaitPublishes(int count) {
        await().atMost(SipLab.SOON).until(() -> peer.requests("PUBLISH").size() >= count);
        return peer.requests("PUBLISH");
    }

    @Test
    void publishesAtSignInAndChangesWhatItPublished() {
        Endpoint account = online();
        RawMessage first = awaitPublishes(1).getFirst();
        assertThat(first.target()).isEqualTo("sip:alice@sip.test");
        assertThat(first.get("Event")).isEqualTo("presence");
        assertThat(first.get("Content-Type")).isEqualTo("application/pidf+xml");
        assertThat(first.get("SIP-If-Match")).isEmpty();
        assertThat(first.text()).contains("open").contains("first");

        account.publish(new OwnPresence(Availability.AWAY, "second"));
        RawMessage second = awaitPublishes(2).getLast();
        assertThat(second.get("SIP-If-Match")).isEqualTo("e1");
        assertThat(second.text()).contains("second").doesNotContain("first");
    }

    @ParameterizedTest
    @ValueSource(ints = {412, 500})
    void publishesAnewWhenTheServerForgotTheTag(int status) {
        Endpoint account = online();
        awaitPublishes(1);
        peer.on(
                "PUBLISH",
                (request, back) -> back.send(
                        request.get("SIP-If-Match").isEmpty()
                                ? accepted(request, 3600)
                                : request.answer(status, "Forgotten")));
        account.publish(new OwnPresence(Availability.BUSY, "later"));

        List<RawMessage> all = awaitPublishes(3);
        assertThat(all.get(1).get("SIP-If-Match")).isEqualTo("e1");
        assertThat(all.get(2).get("SIP-If-Match")).isEmpty();
        assertThat(all.get(2).text()).contains("later");
    }

    @Test
    void doesNotPublishWithoutEndWhenTheServerFailsEachTime() {
        peer.on("PUBLISH", (request, back) -> back.send(request.answer(500, "Broken")));
        Endpoint account = online();
        awaitPublishes(1);
        await().during(java.time.Duration.ofMillis(600))
                .until(() -> peer.requests("PUBLISH").size() == 1);
        assertThat(account.state()).isInstanceOf(EndpointState.Online.class);
    }

    @Test
    void asksForLongerWhenTheIntervalIsTooBrief() {
        peer.on(
                "PUBLISH",
                (request, back) -> back.send(
                        request.get("Expires").equals("7200")
                                ? accepted(request, 7200)
                                : request.answer(423, "Interval Too Brief", "Min-Expires: 7200")));
        online();
        assertThat(awaitPublishes(2).getLast().text()).contains("first");
    }

    @Test
    void refreshesWithoutSayingItAllAgain() {
        peer.on("PUBLISH", (request, back) -> back.send(accepted(request, 6)));
        online();
        RawMessage refresh = awaitPublishes(2).get(1);
        assertThat(refresh.get("SIP-If-Match")).isEqualTo("e1");
        assertThat(refresh.text()).isEmpty();
    }

    @Test
    void takesItBackAtSignOut() {
        Endpoint account = online();
        awaitPublishes(1);
        await().atMost(SipLab.SOON).until(() -> tags.get() == 1);
        account.publish(new OwnPresence(Availability.AVAILABLE, "second"));
        awaitPublishes(2);
        account.close();
        RawMessage last = awaitPublishes(3).getLast();
        assertThat(last.get("Expires")).isEqualTo("0");
        assertThat(last.get("SIP-If-Match")).isNotEmpty();
    }
}
