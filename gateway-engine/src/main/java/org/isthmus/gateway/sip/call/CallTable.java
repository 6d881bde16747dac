package org.isthmus.gateway.sip.call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sip.message.Message;

/** The calls of an account that are not over. Runs on the account's executor. */
final class CallTable {

    /** At once; more are busy. */
    static final int MOST = 64;

    private final Map<DialogId, SipCall> calls = new HashMap<>();

    void add(SipCall call) {
        calls.put(call.dialog(), call);
    }

    void remove(SipCall call) {
        calls.remove(call.dialog(), call);
    }

    boolean isFull() {
        return calls.size() >= MOST;
    }

    /** The call that a request within a dialog belongs to, by its Call-ID and To tag. */
    Optional<SipCall> of(Message request) {
        return find(new DialogId(CallHeaders.callId(request), CallHeaders.toTag(request)));
    }

    Optional<SipCall> find(DialogId id) {
        return Optional.ofNullable(calls.get(id));
    }

    Optional<SipCall> first(Predicate<SipCall> wanted) {
        return calls.values().stream().filter(wanted).findFirst();
    }

    List<SipCall> all() {
        return new ArrayList<>(calls.values());
    }
}
