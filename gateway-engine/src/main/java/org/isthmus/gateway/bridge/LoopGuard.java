package org.isthmus.gateway.bridge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.InstantMessage;

/**
 * Stops texts that go round and round (core.md R-CORE-09). Four signs:
 *
 * <ul>
 *   <li>its author, as claimed, is somebody on the side where it would go out;
 *   <li>it bears an id that this bridge gave out itself;
 *   <li>the same text between the same two in the same thread, or with no thread, for the fifth time within a minute. Not at
 *       the second time: people do write "ok" twice, and an answer may repeat the question;
 *   <li>for the sixth time in a row, within a minute, each text holds the one before it, from alternating sides: two machines
 *       that answer each other.
 * </ul>
 *
 * Confined to the bridge's executor.
 */
final class LoopGuard {

    static final Duration REMEMBERED = Duration.ofSeconds(60);

    private static final int MOST_KEYS = 4_096;
    private static final int SAME_TEXT = 4;
    private static final int ANSWERS_IN_A_ROW = 5;

    private record Seen(Instant first, int times) {}

    private record Last(String lane, String body, Instant at) {}

    private final InstantSource clock;
    private final Map<String, Seen> texts = bounded();
    private final Map<String, Instant> ownIds = bounded();
    private Optional<Last> last = Optional.empty();
    private int answers;

    LoopGuard(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Looks at a text that came in and remembers it.
     *
     * @param lane the direction in which it would go
     * @param otherSide the party and the account where it would go out
     */
    Optional<Failure> check(String lane, InstantMessage message, Address... otherSide) {
        Instant now = clock.instant();
        for (Address there : otherSide) {
            if (message.author().filter(a -> Parties.same(a.address(), there)).isPresent()) {
                return loop("The text was written by " + there + ", to whom it would go.");
            }
        }
        if (remembered(ownIds.get(message.id()), now)) {
            return loop("The text had been sent by this bridge itself.");
        }
        if (repeated(lane, message, now) || answersItself(lane, message, now)) {
            return loop("The same text crossed this bridge again and again.");
        }
        return Optional.empty();
    }

    /** Remembers an id that the bridge puts on the far network. */
    void sent(String id) {
        ownIds.put(id, clock.instant());
    }

    private boolean repeated(String lane, InstantMessage message, Instant now) {
        String key = DerivedId.of(
                lane,
                message.from().bare().toString(),
                message.to().bare().toString(),
                message.thread().orElse(""),
                message.body());
        Seen seen = texts.get(key);
        Seen counted = seen != null && remembered(seen.first(), now)
                ? new Seen(seen.first(), seen.times() + 1)
                : new Seen(now, 1);
        texts.put(key, counted);
        return counted.times() > SAME_TEXT;
    }

    private boolean answersItself(String lane, InstantMessage message, Instant now) {
        boolean answer = last.filter(before -> !before.lane().equals(lane)
                        && remembered(before.at(), now)
                        && message.body().contains(before.body()))
                .isPresent();
        answers = answer ? answers + 1 : 0;
        last = Optional.of(new Last(lane, message.body(), now));
        return answers > ANSWERS_IN_A_ROW;
    }

    private static boolean remembered(@org.jspecify.annotations.Nullable Instant since, Instant now) {
        return since != null && since.plus(REMEMBERED).isAfter(now);
    }

    private static Optional<Failure> loop(String detail) {
        return Optional.of(Failure.of(Reason.LOOP, detail));
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST_KEYS;
            }
        };
    }
}
