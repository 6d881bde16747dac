package org.isthmus.gateway.sip.call;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallTaker;
import org.isthmus.gateway.call.IncomingCall;

/** Takes all calls that come and does nothing with them. */
public final class Telephonist implements CallTaker {

    public final List<IncomingCall> calls = new CopyOnWriteArrayList<>();
    public final List<CallLog> logs = new CopyOnWriteArrayList<>();

    @Override
    public CallEvents called(IncomingCall call) {
        CallLog log = new CallLog();
        logs.add(log);
        calls.add(call);
        return log;
    }

    /** The call of that number, from 0, once it has come. */
    public IncomingCall call(int number) {
        await().atMost(Duration.ofSeconds(20)).until(() -> calls.size() > number);
        return calls.get(number);
    }
}
