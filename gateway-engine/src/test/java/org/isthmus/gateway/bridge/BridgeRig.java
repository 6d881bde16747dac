package org.isthmus.gateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.concurrent.ManualScheduler;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.Signal;

/** Ravi on SIP, Nora on XMPP, the person's two accounts, and a bridge between. */
final class BridgeRig {

    static final SipAddress US_SIP = SipAddress.of("us", "sip.test");
    static final SipAddress RAVI = SipAddress.of("ravi", "sip.test");
    static final XmppAddress US_XMPP = new XmppAddress("us", "xmpp.test", "");
    static final XmppAddress NORA = new XmppAddress("nora", "xmpp.test", "");

    final ManualScheduler clock = new ManualScheduler();
    final RecordedInbox inbox = new RecordedInbox();
    final Switchboard switchboard = new Switchboard(inbox, clock);
    final ScriptedEndpoint sip = new ScriptedEndpoint("sip", US_SIP);
    final ScriptedEndpoint xmpp = new ScriptedEndpoint("xmpp", US_XMPP);
    final MemoryOutbox outbox = new MemoryOutbox();
    final Counts counts = new Counts();
    PairBridge bridge;

    BridgeRig() {
        switchboard.plug(sip);
        switchboard.plug(xmpp);
        bridge = newBridge(Rules.EVERYTHING);
        settle();
    }

    private PairBridge newBridge(Rules rules) {
        PairBridge made = new PairBridge(
                "b1",
                new BridgeEnd(sip.id(), RAVI, "Ravi"),
                new BridgeEnd(xmpp.id(), NORA, "Nora"),
                new OwnAccounts(),
                outbox,
                switchboard,
                clock,
                Limits.DEFAULT,
                new EnglishNotices(),
                counts);
        switchboard.add(made);
        made.follow(rules);
        return made;
    }

    /** What a crash and a new start of the program leave: the outbox, and nothing else. */
    void restart() {
        switchboard.remove(bridge);
        bridge.follow(new Rules(false, false, false));
        settle();
        bridge = newBridge(Rules.EVERYTHING);
    }

    RecordedArrival fromRavi(String id, String body) {
        return arrive(sip, InstantMessage.text(id, RAVI, US_SIP, body));
    }

    RecordedArrival fromNora(String id, String body) {
        return arrive(xmpp, InstantMessage.text(id, NORA.withResource("phone"), US_XMPP, body));
    }

    RecordedArrival arrive(ScriptedEndpoint endpoint, Signal signal) {
        RecordedArrival arrival = new RecordedArrival(signal);
        switchboard.arrived(endpoint, arrival);
        return arrival;
    }

    void goes(ScriptedEndpoint endpoint, EndpointState state) {
        endpoint.state(state);
        switchboard.stateChanged(endpoint, state);
    }

    static EndpointState lost() {
        return new EndpointState.Failed(Failure.of(Reason.CONNECTION_LOST, "gone"), java.util.Optional.empty());
    }

    static List<String> bodies(ScriptedEndpoint endpoint) {
        return endpoint.sent(InstantMessage.class).stream()
                .map(InstantMessage::body)
                .toList();
    }

    static void accepted(RecordedArrival arrival) {
        await().untilAsserted(() -> assertThat(arrival.answer()).contains(new Verdict.Accept()));
    }

    static Failure refused(RecordedArrival arrival) {
        await().until(() -> arrival.answer().isPresent());
        assertThat(arrival.answer().get()).isInstanceOf(Verdict.Refuse.class);
        return ((Verdict.Refuse) arrival.answer().get()).failure();
    }

    /** Lets so much time pass, after what is under way now has been done. */
    void pass(Duration time) {
        settle();
        clock.advance(time);
        settle();
    }

    /** Waits until the bridge has nothing to do: a signal that it only looks at has been looked at. */
    void settle() {
        for (int round = 0; round < 3; round++) {
            bridge.carry(sip, new org.isthmus.gateway.signal.SubscriptionEnd(RAVI, US_SIP))
                    .toCompletableFuture()
                    .join();
        }
    }

    static final class Counts implements BridgeListener {

        final AtomicInteger carried = new AtomicInteger();
        final AtomicInteger loops = new AtomicInteger();
        final List<Failure> lost = new CopyOnWriteArrayList<>();

        @Override
        public void carried() {
            carried.incrementAndGet();
        }

        @Override
        public void lost(Failure failure) {
            lost.add(failure);
        }

        @Override
        public void loopCut(Failure failure) {
            loops.incrementAndGet();
        }
    }
}
