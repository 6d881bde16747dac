package org.isthmus.tests.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isthmus.tests.call.Program.until;

import java.nio.file.Path;
import java.util.EnumSet;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.call.IncomingCall;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.sip.SipAccountConfig;
import org.isthmus.media.description.MediaKind;
import org.isthmus.tests.peer.Kamailio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture takes no port beside that of the sound (RFC 9143, XEP-0338), whichever server the call was arranged over. */
@Tag("peer")
class SharedPortTest {

    private final SoundingMedia ann = SoundingMedia.direct(1_000);
    private final SoundingMedia ben = SoundingMedia.direct(660);

    @AfterEach
    void close() {
        ann.close();
        ben.close();
    }

    @Test
    void overXmppWhenThePictureComesLaterAndGoesAndComesAgain(@TempDir Path folder) {
        try (XmppPair pair = new XmppPair(folder)) {
            pair.call(ann, ben);
            pictureTakesNoPort();
        }
    }

    @Test
    void overXmppFromTheFirstOffer(@TempDir Path folder) {
        try (XmppPair pair = new XmppPair(folder)) {
            wantPicture(true);
            pair.call(ann, ben);
            soundAloneTakesAsMany();
        }
    }

    @Test
    void overSipWhenThePictureComesLaterAndGoesAndComesAgain(@TempDir Path folder) {
        overSip(folder, this::pictureTakesNoPort);
    }

    @Test
    void overSipFromTheFirstOffer(@TempDir Path folder) {
        wantPicture(true);
        overSip(folder, this::soundAloneTakesAsMany);
    }

    private void overSip(Path folder, Runnable test) {
        try (Kamailio server = Kamailio.start(folder, "ann", "ben");
                SipCaller caller = new SipCaller(server, "ann", SipAccountConfig.Transport.TCP);
                SipCaller called = new SipCaller(server, "ben", SipAccountConfig.Transport.TCP)) {
            ann.in(caller.account.call(
                    SipAddress.of("ben", Kamailio.DOMAIN), EnumSet.of(MediaKind.AUDIO), ann.media(), caller.log()));
            IncomingCall incoming = called.awaitCall();
            ben.in(incoming);
            incoming.answer(ben.media());
            test.run();
        }
    }

    private void wantPicture(boolean wanted) {
        ann.wantsPicture(wanted);
        ben.wantsPicture(wanted);
    }

    private void pictureTakesNoPort() {
        ann.awaitTalkWith(ben);
        long withSoundAlone = OwnSockets.udp();

        wantPicture(true);
        assertThat(ann.change()).isInstanceOf(Outcome.Accepted.class);
        ann.awaitSightOf(ben);
        until(() -> OwnSockets.udp() == withSoundAlone);

        ben.wantsPicture(false);
        assertThat(ben.change()).isInstanceOf(Outcome.Accepted.class);
        ann.awaitNoSightOf(ben);
        ann.awaitTalkWith(ben);

        ben.wantsPicture(true);
        assertThat(ben.change()).isInstanceOf(Outcome.Accepted.class);
        ann.awaitSightOf(ben);
        ann.awaitTalkWith(ben);
        until(() -> OwnSockets.udp() == withSoundAlone);
    }

    private void soundAloneTakesAsMany() {
        ann.awaitSightOf(ben);
        ann.awaitTalkWith(ben);
        long withPicture = OwnSockets.udp();
        ann.wantsPicture(false);
        assertThat(ann.change()).isInstanceOf(Outcome.Accepted.class);
        ann.awaitNoSightOf(ben);
        ann.awaitTalkWith(ben);
        assertThat(OwnSockets.udp()).isEqualTo(withPicture);
    }
}
