package org.isthmus.gateway.xmpp.jingle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.isthmus.gateway.address.XmppAddress;

/** The account's calls, by the other person and the id. Used on the account's executor. */
final class CallTable {

    private final Map<Key, JingleCall> calls = new HashMap<>();

    private record Key(XmppAddress person, String id) {
        static Key of(JingleCall call) {
            return new Key(call.device().bare(), call.id());
        }
    }

    void add(JingleCall call) {
        calls.put(Key.of(call), call);
    }

    void remove(JingleCall call) {
        calls.remove(Key.of(call), call);
    }

    /** @param from the other side, with or without a device */
    Optional<JingleCall> find(XmppAddress from, String id) {
        return Optional.ofNullable(calls.get(new Key(from.bare(), id)));
    }

    /** The call of this id with anybody. */
    Optional<JingleCall> find(String id) {
        return all().stream().filter(call -> call.id().equals(id)).findFirst();
    }

    long count(Predicate<JingleCall> wanted) {
        return calls.values().stream().filter(wanted).count();
    }

    /** A copy, so that calls may end meanwhile. */
    List<JingleCall> all() {
        return List.copyOf(calls.values());
    }
}
