package org.isthmus.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.isthmus.media.AudioPort;
import org.isthmus.media.AudioTap;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.sound.TonePort;
import org.junit.jupiter.api.Test;

/** A call that is held, muted and gone on with (RFC 3264 section 8.4). */
class HoldTest {

    private static final MediaWish HOLD = MediaWish.AUDIO.held(true);

    @Test
    void nobodyHearsAnybodyOnHoldAndBothDoAfterwards() {
        try (Side holder = new Side(440, Side.settings(true, false, Protection.DTLS_SRTP));
                Side waiting = new Side(700, Side.settings(true, false, Protection.DTLS_SRTP))) {
            Side.call(waiting, holder);
            hearEachOther(holder, waiting);

            SessionDescription answer = Side.exchange(holder, HOLD, waiting, MediaWish.AUDIO);
            assertThat(answer.contents()).extracting(Content::direction).containsExactly(Direction.RECEIVE_ONLY);
            Side.await().until(() -> !waiting.port.hears(440));
            holder.port.forget();

            Side.exchange(holder, MediaWish.AUDIO, waiting, MediaWish.AUDIO);
            hearEachOther(holder, waiting);
            assertThat(holder.connected).containsExactly(Protection.DTLS_SRTP);
            assertThat(holder.session.statistics().streams().getFirst().packetsLost())
                    .isLessThan(50);
            assertThat(holder.failures).isEmpty();
        }
    }

    @Test
    void theOneWhoWasCalledCanHoldToo() {
        try (Side caller = new Side(440, Side.settings(false, true));
                Side called = new Side(700, Side.settings(false, true))) {
            Side.call(caller, called);
            hearEachOther(caller, called);

            SessionDescription offer = Side.get(called.session.offer(HOLD));
            assertThat(offer.contents()).extracting(Content::direction).containsExactly(Direction.SEND_ONLY);
            Side.get(called.session.answered(Side.get(caller.session.answer(offer, MediaWish.AUDIO))));
            Side.await().until(() -> !caller.port.hears(700));

            Side.exchange(called, MediaWish.AUDIO, caller, MediaWish.AUDIO);
            hearEachOther(caller, called);
        }
    }

    @Test
    void mutedMeansSilenceAndTheOtherSideIsStillHeard() {
        try (Side caller = new Side(440, Side.settings(false, true));
                Side called = new Side(700, Side.settings(false, true))) {
            Side.call(caller, called);
            hearEachOther(caller, called);

            Side.await().untilAsserted(() -> {
                // A sine of 8000 in 32768.
                assertThat(caller.session.levels().said()).isBetween(0.15, 0.19);
                assertThat(caller.session.levels().heard()).isBetween(0.1, 0.22);
            });

            caller.session.mute(MediaKind.AUDIO, true);
            Side.await().until(() -> called.port.strength(440) < 100);
            Side.await().until(() -> caller.port.hears(700));
            Side.await().until(() -> caller.session.levels().said() == 0);

            caller.session.mute(MediaKind.AUDIO, false);
            Side.await().until(() -> called.port.hears(440));
        }
    }

    private static void hearEachOther(Side first, Side second) {
        Side.await().until(() -> first.port.hears(700));
        Side.await().until(() -> second.port.hears(440));
    }

    @Test
    void aTapHearsBothSides() {
        TonePort saidEar = new TonePort(1);
        TonePort heardEar = new TonePort(1);
        AudioTap tap = new AudioTap() {
            @Override
            public void said(short[] samples, int count) {
                saidEar.write(samples, count);
            }

            @Override
            public void heard(short[] samples, int count) {
                heardEar.write(samples, count);
            }
        };
        try (Side caller = new Side(440, Side.settings(false, true));
                Side called = new Side(700, Side.settings(false, true))) {
            caller.session.addTap(tap);
            Side.call(caller, called);
            Side.await().until(() -> saidEar.hears(440) && heardEar.hears(700));

            caller.session.removeTap(tap);
            // Whatever was on its way comes within a frame of the call's own clock.
            long before = caller.port.count() + AudioPort.RATE;
            Side.await().until(() -> caller.port.count() > before);
            long heard = heardEar.count();
            Side.await().until(() -> caller.port.count() > before + AudioPort.RATE);
            assertThat(heardEar.count()).isEqualTo(heard);
        }
    }
}
