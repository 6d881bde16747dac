package org.isthmus.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.rtp.Agreed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one side says, the other hears, whatever the codec, the protection and the path. */
class SoundBothWaysTest {

    @ParameterizedTest(name = "{0}, {1}, ICE {2}")
    @CsvSource({
        "PCMU, NONE, false",
        "PCMA, NONE, false",
        "G722, NONE, false",
        "opus, NONE, false",
        "opus, SDES, false",
        "PCMU, NONE, true",
        "opus, DTLS_SRTP, false",
        "opus, SDES, true",
        "opus, DTLS_SRTP, true"
    })
    void bothSidesHearEachOther(String codec, Protection protection, boolean ice) {
        SessionSettings settings =
                protection == Protection.NONE ? Side.settings(ice, true) : Side.settings(ice, false, protection);
        try (Side caller = new Side(440, settings);
                Side called = new Side(700, settings)) {
            SessionDescription offer = only(codec, Side.get(caller.session.offer(MediaWish.AUDIO)));
            SessionDescription answer = Side.get(called.session.answer(offer, MediaWish.AUDIO));
            Side.get(caller.session.answered(answer));

            Side.await().untilAsserted(() -> {
                assertThat(called.port.hears(440)).isTrue();
                assertThat(caller.port.hears(700)).isTrue();
                assertThat(called.port.hears(700)).isFalse();
            });
            assertThat(caller.connected).containsExactly(protection);
            assertThat(called.connected).containsExactly(protection);
            assertThat(caller.session.statistics().streams()).singleElement().satisfies(stream -> {
                assertThat(stream.codec()).isEqualToIgnoringCase(codec);
                assertThat(stream.protection()).isEqualTo(protection);
                assertThat(stream.packetsReceived()).isPositive();
            });
            assertThat(caller.failures).isEmpty();
        }
    }

    private static SessionDescription only(String codec, SessionDescription offer) {
        var content = offer.contents().getFirst();
        return new SessionDescription(List.of(content.with(content.format()
                .with(content.payloads().stream()
                        .filter(payload -> payload.name().equalsIgnoreCase(codec) || Agreed.isEvents(payload))
                        .toList()))));
    }
}
