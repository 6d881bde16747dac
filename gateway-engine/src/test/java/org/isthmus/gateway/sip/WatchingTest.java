package org.isthmus.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.isthmus.gateway.signal.SubscriptionAnswer;
import org.isthmus.gateway.signal.SubscriptionRequest;
import org.isthmus.gateway.sip.SipAccountConfig.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The presence of contacts, as their servers or programs tell it (RFC 3856, RFC 6665). */
class WatchingTest {

    private static final String ACTIVE = "active;expires=3600";

    private final SipLab lab = new SipLab();
    private final Recorder recorder = new Recorder();
    private ScriptedPeer peer;
    private Events events;
    private Endpoint account;

    @BeforeEach
    void start() throws IOException {
        peer = ScriptedPeer.udp().registersAnybody();
        events = new Events(peer);
        agree(3600);
        account = lab.online(recorder, peer, Transport.UDP);
    }

    @AfterEach
    void end() throws IOException {
        lab.close();
        peer.close();
    }

    private void agree(int seconds) {
        peer.on("SUBSCRIBE", (request, back) -> back.send(agreement(request, seconds)));
    }

    private String agreement(RawMessage subscribe, int seconds) {
        return subscribe.get("Event").equals("presence")
                ? subscribe.answer(200, "OK", "Expires: " + seconds, "Contact: <sip:bob@127.0.0.1:" + peer.port() + ">")
                : subscribe.answer(489, "Bad Event");
    }

    private List<RawMessage> subscribes() {
        return peer.requests("SUBSCRIBE").stream()
                .filter(request -> request.get("Event").equals("presence"))
                .toList();
    }

    private RawMessage awaitSubscribe(int count) {
        await().atMost(SipLab.SOON).until(() -> subscribes().size() >= count);
        return subscribes().get(count - 1);
    }

    private RawMessage watchBob() {
        account.contacts().put(SipLab.BOB, "Bob", Set.of());
        return awaitSubscribe(1);
    }

    private int answerTo(String notify) throws IOException {
        int before = peer.responses("NOTIFY").size();
        peer.send(notify);
        await().atMost(SipLab.SOON).until(() -> peer.responses("NOTIFY").size() > before);
        return peer.responses("NOTIFY").get(before).status();
    }

    @Test
    void tellsThePresenceThatANotifyBrings() throws IOException {
        RawMessage subscribe = watchBob();
        assertThat(subscribe.target()).isEqualTo("sip:bob@sip.test");
        assertThat(subscribe.get("Accept")).contains("application/pidf+xml");
        assertThat(answerTo(events.notifyPresence(subscribe, 1, ACTIVE, Events.pidf("open", "at lunch \u00e4"))))
                .isEqualTo(200);
        assertThat(answerTo(events.notifyPresence(subscribe, 2, ACTIVE, Events.pidf("closed", "gone"))))
                .isEqualTo(200);

        assertThat(recorder.signals(PresenceUpdate.class))
                .allSatisfy(update -> assertThat(update.from()).isEqualTo(SipLab.BOB))
                .extracting(update -> update.devices().getFirst())
                .satisfiesExactly(
                        first -> {
                            assertThat(first.availability()).isEqualTo(Availability.AVAILABLE);
                            assertThat(first.note()).isEqualTo("at lunch \u00e4");
                        },
                        second -> assertThat(second.availability()).isEqualTo(Availability.OFFLINE));
        assertThat(recorder.signals(SubscriptionAnswer.class))
                .containsExactly(new SubscriptionAnswer(SipLab.BOB, SipLab.ALICE, true));
        assertThat(recorder.contacts.getLast())
                .containsExactly(new Contact(SipLab.BOB, "Bob", Set.of(), true, false, false));
    }

    @Test
    void takesANotifyThatOvertakesTheAnswerToItsSubscribe() throws IOException {
        peer.on("SUBSCRIBE", (request, back) -> {
            if (request.get("Event").equals("presence")) {
                back.send(events.notifyPresence(request, 1, ACTIVE, Events.pidf("open", "early")));
            }
        });
        RawMessage subscribe = watchBob();
        await().atMost(SipLab.SOON).until(() -> !peer.responses("NOTIFY").isEmpty());
        peer.send(agreement(subscribe, 3600));
        assertThat(answerTo(events.notifyPresence(subscribe, 2, ACTIVE, Events.pidf("open", "late"))))
                .isEqualTo(200);

        assertThat(peer.responses("NOTIFY")).extracting(RawMessage::status).containsOnly(200);
        assertThat(recorder.signals(PresenceUpdate.class))
                .extracting(update -> update.devices().getFirst().note())
                .containsExactly("early", "late");
    }

    @Test
    void saysThatTheContactHasNotDecided() throws IOException {
        RawMessage subscribe = watchBob();
        assertThat(answerTo(events.notifyPresence(subscribe, 1, "pending;expires=3600", "")))
                .isEqualTo(200);
        assertThat(recorder.signals(SubscriptionAnswer.class)).isEmpty();
        assertThat(recorder.contacts.getLast())
                .containsExactly(new Contact(SipLab.BOB, "Bob", Set.of(), false, false, true));
    }

    @Test
    void refusesNotifiesThatAreNotMeantOrNotReadable() throws IOException {
        RawMessage subscribe = watchBob();
        String foreign = events.notifyPresence(subscribe, 5, ACTIVE, Events.pidf("open", "x"));
        assertThat(answerTo(foreign.replaceFirst("Call-ID: .*", "Call-ID: somebody-elses")))
                .isEqualTo(481);
        assertThat(answerTo(events.notifyPresence(subscribe, 5, ACTIVE, Events.pidf("open", "x"))))
                .isEqualTo(200);
        assertThat(answerTo(events.notifyPresence(subscribe, 4, ACTIVE, Events.pidf("closed", "old"))))
                .isEqualTo(500);
        assertThat(answerTo(events.notifyPresence(subscribe, 6, ACTIVE, "<presence")))
                .isEqualTo(400);
        assertThat(answerTo(events.notify(subscribe, 7, ACTIVE, "text/plain", "open")))
                .isEqualTo(415);
        assertThat(recorder.signals(PresenceUpdate.class)).hasSize(1);
    }

    @Test
    void asksForLongerWhenTheIntervalIsTooBrief() {
        peer.on(
                "SUBSCRIBE",
                (request, back) -> back.send(
                        request.get("Expires").equals("7200")
                                ? agreement(request, 7200)
                                : request.answer(423, "Interval Too Brief", "Min-Expires: 7200")));
        watchBob();
        assertThat(awaitSubscribe(2).get("Expires")).isEqualTo("7200");
    }

    @Test
    void subscribesAnewWhenTheServerForgotTheDialog() {
        agree(6);
        RawMessage first = watchBob();
        peer.on(
                "SUBSCRIBE",
                (request, back) -> back.send(
                        request.tag("To").isEmpty() ? agreement(request, 3600) : request.answer(481, "No Dialog")));
        RawMessage refresh = awaitSubscribe(2);
        assertThat(refresh.get("Call-ID")).isEqualTo(first.get("Call-ID"));
        assertThat(refresh.tag("To")).isEqualTo("peer");

        RawMessage anew = awaitSubscribe(3);
        assertThat(anew.get("Call-ID")).isNotEqualTo(first.get("Call-ID"));
        assertThat(anew.tag("To")).isEmpty();
    }

    @Test
    void triesAgainSoonAfterAPassingFailure() {
        peer.on("SUBSCRIBE", (request, back) -> {
            if (request.get("Event").equals("presence")) {
                agree(3600);
                back.send(request.answer(500, "Server Error"));
            }
        });
        RawMessage refused = watchBob();
        await().atMost(Duration.ofSeconds(40)).until(() -> subscribes().size() == 2);
        assertThat(subscribes().get(1).get("Call-ID")).isNotEqualTo(refused.get("Call-ID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deactivated", "timeout", "probation;retry-after=1", "giveup;retry-after=1"})
    void subscribesAnewAfterAnEndThatIsNotForGood(String reason) throws IOException {
        RawMessage subscribe = watchBob();
        answerTo(events.notifyPresence(subscribe, 1, "terminated;reason=" + reason, ""));
        assertThat(awaitSubscribe(2).get("Call-ID")).isNotEqualTo(subscribe.get("Call-ID"));
    }

    @ParameterizedTest
    @CsvSource({"rejected,true", "noresource,false", "invariant,false"})
    void leavesItAtAnEndThatIsForGood(String reason, boolean refused) throws IOException {
        RawMessage subscribe = watchBob();
        answerTo(events.notifyPresence(subscribe, 1, ACTIVE, Events.pidf("open", "here")));
        answerTo(events.notifyPresence(subscribe, 2, "terminated;reason=" + reason, ""));
        await().during(Duration.ofMillis(500)).until(() -> subscribes().size() == 1);
        assertThat(recorder.signals(SubscriptionAnswer.class).contains(answer(false)))
                .isEqualTo(refused);
    }

    private static SubscriptionAnswer answer(boolean granted) {
        return new SubscriptionAnswer(SipLab.BOB, SipLab.ALICE, granted);
    }

    @Test
    void endsTheSubscriptionToAContactThatIsRemoved() throws IOException {
        RawMessage subscribe = watchBob();
        answerTo(events.notifyPresence(subscribe, 1, ACTIVE, Events.pidf("open", "here")));
        account.contacts().remove(SipLab.BOB);
        RawMessage last = awaitSubscribe(2);
        assertThat(last.get("Expires")).isEqualTo("0");
        assertThat(last.get("Call-ID")).isEqualTo(subscribe.get("Call-ID"));
        String lastWord = "terminated;reason=timeout";
        assertThat(answerTo(events.notifyPresence(subscribe, 2, lastWord, Events.pidf("open", "still"))))
                .isEqualTo(200);
        assertThat(answerTo(events.notifyPresence(subscribe, 3, lastWord, ""))).isEqualTo(481);
        assertThat(recorder.signals(PresenceUpdate.class)).hasSize(1);
        assertThat(subscribes()).hasSize(2);
    }

    @Test
    void tellsWhoWaitsAtThePresenceServer() throws IOException {
        peer.on(
                "SUBSCRIBE",
                (request, back) -> back.send(request.answer(
                        200, "OK", "Expires: 3600", "Contact: <sip:bob@127.0.0.1:" + peer.port() + ">")));
        account.close();
        Endpoint again = lab.online(recorder, peer, Transport.UDP);
        await().atMost(SipLab.SOON).until(() -> winfo().size() == 2);
        String list = "<?xml version='1.0'?><watcherinfo xmlns='urn:ietf:params:xml:ns:watcherinfo' version='0'"
                + " state='full'><watcher-list resource='sip:alice@sip.test' package='presence'>"
                + "<watcher id='w1' event='subscribe' status='pending'>sip:bob@sip.test</watcher>"
                + "<watcher id='w2' event='subscribe' status='active'>sip:carol@sip.test</watcher>"
                + "</watcher-list></watcherinfo>";
        RawMessage subscribe = winfo().getLast();
        assertThat(answerTo(events.notify(subscribe, 1, ACTIVE, "application/watcherinfo+xml", list)))
                .isEqualTo(200);
        assertThat(answerTo(events.notify(subscribe, 2, ACTIVE, "application/watcherinfo+xml", list)))
                .isEqualTo(200);
        assertThat(recorder.signals(SubscriptionRequest.class))
                .containsExactly(new SubscriptionRequest(SipLab.BOB, SipLab.ALICE, ""));
        again.close();
    }

    private List<RawMessage> winfo() {
        return peer.requests("SUBSCRIBE").stream()
                .filter(request -> request.get("Event").equals("presence.winfo"))
                .toList();
    }
}
