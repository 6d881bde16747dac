package org.isthmus.gateway.xmpp.jingle;

import java.time.InstantSource;
import java.util.Map;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.limit.BoundedMap;
import org.isthmus.gateway.limit.FloodLimit;

/**
 * How often somebody may make this account ring. Anybody may call, as anybody may write; nobody may keep a person from
 * hearing others. Used on the account's executor.
 */
final class CallerLimits {

    private static final int MOST_UNANSWERED = 8;
    private static final int MOST_UNANSWERED_OF_ONE = 2;
    private static final int MOST_CALLS = 32;
    private static final int MOST_CALLERS = 1_000;
    private static final int A_SECOND = 1;
    private static final int AT_ONCE = 5;

    private final CallTable table;
    private final InstantSource clock;
    private final Map<XmppAddress, FloodLimit> callers = new BoundedMap<>(MOST_CALLERS);

    CallerLimits(CallTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    boolean mayRing(XmppAddress caller) {
        return mayCall()
                && table.count(CallerLimits::isUnanswered) < MOST_UNANSWERED
                && table.count(call ->
                                isUnanswered(call) && call.device().bare().equals(caller.bare()))
                        < MOST_UNANSWERED_OF_ONE
                && callers.computeIfAbsent(caller.bare(), someone -> new FloodLimit(clock, A_SECOND, AT_ONCE))
                        .allows();
    }

    /** Whether there is room for one more call of any kind. */
    boolean mayCall() {
        return table.count(call -> true) < MOST_CALLS;
    }

    private static boolean isUnanswered(JingleCall call) {
        return call instanceof IncomingJingleCall incoming && incoming.isUnanswered();
    }
}
