package org.isthmus.gateway.domain;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.bridge.DerivedId;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.jspecify.annotations.Nullable;

/** Keeps loops and floods out of both directions. Both addresses of a text are JIDs here. Confined to the gateway's executor. */
final class Watchfulness {

    private final SenderLimits limits;
    private final ReentryTable texts;
    private final LongAdder loops = new LongAdder();
    private final LongAdder floods = new LongAdder();

    Watchfulness(GatewayRules rules, InstantSource clock) {
        limits = new SenderLimits(rules, clock);
        texts = new ReentryTable(clock);
    }

    /** Why the text must not go on; remembers it otherwise. */
    Optional<Failure> obstacle(XmppAddress from, XmppAddress to, @Nullable String thread, @Nullable String body) {
        Optional<Failure> flood = flood(from);
        if (flood.isPresent()) {
            return flood;
        }
        if (texts.repeats(key(from, to, thread, body))) {
            loops.increment();
            return Optional.of(Failure.of(Reason.LOOP, "the same text came again and again"));
        }
        return Optional.empty();
    }

    /** Why nothing more of the sender may go on for now. */
    Optional<Failure> flood(XmppAddress from) {
        if (limits.allow(from)) {
            return Optional.empty();
        }
        floods.increment();
        return Optional.of(Failure.of(Reason.TOO_MANY, "too many messages at once"));
    }

    /** Whether a text that claims to be from the other side went there from here a moment ago. */
    boolean wentOut(XmppAddress from, XmppAddress to, @Nullable String thread, @Nullable String body) {
        boolean round = texts.holds(key(from, to, thread, body)) || texts.holds(key(from, to, "", body));
        if (round) {
            loops.increment();
        }
        return round;
    }

    long loops() {
        return loops.sum();
    }

    long floods() {
        return floods.sum();
    }

    private static String key(XmppAddress from, XmppAddress to, @Nullable String thread, @Nullable String body) {
        return DerivedId.of(
                from.bare().toString(), to.bare().toString(), thread == null ? "" : thread, body == null ? "" : body);
    }
}
