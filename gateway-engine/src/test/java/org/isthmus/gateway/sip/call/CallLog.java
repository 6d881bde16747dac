package org.isthmus.gateway.sip.call;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.TransferRequest;

/** Writes down what becomes of a call. */
public final class CallLog implements CallEvents {

    private static final Duration SOON = Duration.ofSeconds(20);

    public final List<String> events = new CopyOnWriteArrayList<>();
    public final List<TransferRequest> transfers = new CopyOnWriteArrayList<>();
    public final List<CallEnd> ends = new CopyOnWriteArrayList<>();

    @Override
    public void ringing() {
        events.add("ringing");
    }

    @Override
    public void early() {
        events.add("early");
    }

    @Override
    public void answered() {
        events.add("answered");
    }

    @Override
    public void held(boolean held) {
        events.add(held ? "held" : "resumed");
    }

    @Override
    public void digit(char digit) {
        events.add("digit " + digit);
    }

    @Override
    public void transferred(TransferRequest request) {
        transfers.add(request);
        events.add("transferred");
    }

    @Override
    public void ended(CallEnd why) {
        ends.add(why);
        events.add("ended");
    }

    public CallLog awaits(String event) {
        await().atMost(SOON).until(() -> events.contains(event));
        return this;
    }

    /** Why the call ended, once it has. */
    public CallEnd end() {
        awaits("ended");
        return ends.getFirst();
    }
}
