package org.isthmus.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.isthmus.media.MediaWish;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.SessionDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Digits during a call (RFC 4733), and as tones to a side that knows no events. */
class DigitsTest {

    private static final Duration SHORT = Duration.ofMillis(100);

    @ParameterizedTest
    @ValueSource(strings = {"opus", "PCMU"})
    void eachDigitIsHeardOnceAndInOrder(String codec) {
        try (Side caller = new Side(440, Side.settings(false, true));
                Side called = new Side(700, Side.settings(false, true))) {
            call(
                    caller,
                    called,
                    payload -> payload.name().equals(codec) || payload.name().equals("telephone-event"));
            Side.await().until(() -> called.port.hears(440));

            "1159*#AD".chars().forEach(digit -> caller.session.sendDigit((char) digit, SHORT));

            Side.await().until(() -> called.digits.size() >= 8);
            assertThat(called.digits).containsExactly('1', '1', '5', '9', '*', '#', 'A', 'D');
            Side.await().until(() -> called.port.hears(440));
        }
    }

    @Test
    void withoutEventsTheTonesAreHeard() {
        try (Side caller = new Side(440, Side.settings(false, true));
                Side called = new Side(700, Side.settings(false, true))) {
            call(caller, called, payload -> payload.name().equals("PCMA"));
            Side.await().until(() -> called.port.hears(440));

            caller.session.sendDigit('5', Duration.ofSeconds(5));

            Side.await().until(() -> called.port.strength(770) > 1000 && called.port.strength(1336) > 1000);
            assertThat(called.digits).isEmpty();
        }
    }

    private static void call(Side caller, Side called, Predicate<PayloadType> wanted) {
        SessionDescription offer = Side.get(caller.session.offer(MediaWish.AUDIO));
        Content content = offer.contents().getFirst();
        List<PayloadType> some = content.payloads().stream().filter(wanted).toList();
        SessionDescription less =
                new SessionDescription(List.of(content.with(content.format().with(some))));
        Side.get(caller.session.answered(Side.get(called.session.answer(less, MediaWish.AUDIO))));
    }
}
