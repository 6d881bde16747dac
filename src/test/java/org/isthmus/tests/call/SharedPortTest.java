package org.isthmus.tests.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.isthmus.tests.call.Program.until;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.IncomingCall;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.sip.SipAccountConfig;
import org.isthmus.media.description.MediaKind;
import org.isthmus.tests.peer.Kamailio;
import org.isthmus.tests.peer.Prosody;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture takes no port beside that of the sound (RFC 9143, XEP-0338), whichever server the call was arranged over. */
@Tag("peer")
class SharedPortTest {

    private static final int ANNS = 1_000;
    private static final int BENS = 660;

    @Test
    void overXmppWhenThePictureComesLaterAndGoesAndComesAgain(@TempDir Path folder) {
        try (SystemScheduler scheduler = new SystemScheduler();
                Prosody server = Prosody.start(folder, "ann", "ben");
                CallingPerson ann = new CallingPerson(server, scheduler, "ann", "desk");
                CallingPerson ben = new CallingPerson(server, scheduler, "ben", "desk");
                SoundingMedia anns = SoundingMedia.direct(ANNS);
                SoundingMedia bens = SoundingMedia.direct(BENS)) {
            Call call = ann.call(new XmppAddress("ben", Prosody.DOMAIN, ""), anns.media());
            anns.in(call);
            ben.awaitIncoming();
            bens.in(ben.incoming());
            ben.incoming().answer(bens.media());
            pictureTakesNoPort(call, anns, ben.incoming(), bens);
        }
    }

    @Test
    void overXmppFromTheFirstOffer(@TempDir Path folder) {
        try (SystemScheduler scheduler = new SystemScheduler();
                Prosody server = Prosody.start(folder, "ann", "ben");
                CallingPerson ann = new CallingPerson(server, scheduler, "ann", "desk");
                CallingPerson ben = new CallingPerson(server, scheduler, "ben", "desk");
                SoundingMedia anns = SoundingMedia.direct(ANNS);
                SoundingMedia bens = SoundingMedia.direct(BENS)) {
            anns.wantsPicture(true);
            bens.wantsPicture(true);
            Call call = ann.call(new XmppAddress("ben", Prosody.DOMAIN, ""), anns.media());
            anns.in(call);
            ben.awaitIncoming();
            bens.in(ben.incoming());
            ben.incoming().answer(bens.media());
            soundAloneTakesAsMany(call, anns, bens);
        }
    }

    @Test
    void overSipWhenThePictureComesLaterAndGoesAndComesAgain(@TempDir Path folder) {
        try (Kamailio server = Kamailio.start(folder, "ann", "ben");
                SipCaller ann = new SipCaller(server, "ann", SipAccountConfig.Transport.TCP);
                SipCaller ben = new SipCaller(server, "ben", SipAccountConfig.Transport.TCP);
                SoundingMedia anns = SoundingMedia.direct(ANNS);
                SoundingMedia bens = SoundingMedia.direct(BENS)) {
            Call call = call(ann, anns);
            IncomingCall called = ben.awaitCall();
            bens.in(called);
            called.answer(bens.media());
            pictureTakesNoPort(call, anns, called, bens);
        }
    }

    @Test
    void overSipFromTheFirstOffer(@TempDir Path folder) {
        try (Kamailio server = Kamailio.start(folder, "ann", "ben");
                SipCaller ann = new SipCaller(server, "ann", SipAccountConfig.Transport.TCP);
                SipCaller ben = new SipCaller(server, "ben", SipAccountConfig.Transport.TCP);
                SoundingMedia anns = SoundingMedia.direct(ANNS);
                SoundingMedia bens = SoundingMedia.direct(BENS)) {
            anns.wantsPicture(true);
            bens.wantsPicture(true);
            Call call = call(ann, anns);
            IncomingCall called = ben.awaitCall();
            bens.in(called);
            called.answer(bens.media());
            soundAloneTakesAsMany(call, anns, bens);
        }
    }

    private static Call call(SipCaller caller, SoundingMedia media) {
        Call call = caller.account.call(
                SipAddress.of("ben", Kamailio.DOMAIN), EnumSet.of(MediaKind.AUDIO), media.media(), caller.log());
        media.in(call);
        return call;
    }

    private static void pictureTakesNoPort(Call anns, SoundingMedia ann, Call bens, SoundingMedia ben) {
        bothHear(ann, ben);
        long withSoundAlone = OwnSockets.udp();

        ann.wantsPicture(true);
        ben.wantsPicture(true);
        assertThat(change(anns)).isInstanceOf(Outcome.Accepted.class);
        bothSee(ann, ben);
        until(() -> OwnSockets.udp() == withSoundAlone);

        ben.wantsPicture(false);
        assertThat(change(bens)).isInstanceOf(Outcome.Accepted.class);
        until(() -> !ann.screen().isShown() && !ben.screen().isShown());
        bothHear(ann, ben);

        ben.wantsPicture(true);
        assertThat(change(bens)).isInstanceOf(Outcome.Accepted.class);
        bothSee(ann, ben);
        bothHear(ann, ben);
        until(() -> OwnSockets.udp() == withSoundAlone);
    }

    private static void soundAloneTakesAsMany(Call anns, SoundingMedia ann, SoundingMedia ben) {
        bothSee(ann, ben);
        bothHear(ann, ben);
        long withPicture = OwnSockets.udp();
        ann.wantsPicture(false);
        assertThat(change(anns)).isInstanceOf(Outcome.Accepted.class);
        until(() -> !ann.screen().isShown() && !ben.screen().isShown());
        bothHear(ann, ben);
        assertThat(OwnSockets.udp()).isEqualTo(withPicture);
    }

    private static Outcome change(Call call) {
        return call.change()
                .orTimeout(Program.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private static void bothHear(SoundingMedia ann, SoundingMedia ben) {
        ann.headset().loudnessSinceLastAsked(BENS);
        ben.headset().loudnessSinceLastAsked(ANNS);
        until(() ->
                ann.headset().loudness(BENS) > Program.AUDIBLE && ben.headset().loudness(ANNS) > Program.AUDIBLE);
    }

    private static void bothSee(SoundingMedia ann, SoundingMedia ben) {
        int anns = ann.screen().recognised();
        int bens = ben.screen().recognised();
        await().atMost(Program.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        ann.screen().recognised() > anns + 5 && ben.screen().recognised() > bens + 5);
    }
}
