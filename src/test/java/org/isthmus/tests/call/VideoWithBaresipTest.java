package org.isthmus.tests.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.isthmus.app.call.PersonMedia;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.call.IncomingCall;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.sip.SipAccountConfig;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaListener;
import org.isthmus.media.MediaSession;
import org.isthmus.media.MediaStatistics.StreamStatistics;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.TestPicture;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.engine.JitsiMediaEngine;
import org.isthmus.tests.peer.Baresip;
import org.isthmus.tests.peer.Kamailio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls with sound and picture between the program's SIP account and a real baresip; each side sees the other's picture. */
@Tag("peer")
class VideoWithBaresipTest implements MediaListener {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PHONE_TONE = 660;
    private static final double AUDIBLE = 400;
    private static final MediaWish BOTH = MediaWish.AUDIO.video(true);

    @TempDir
    private Path folder;

    private final Headset headset = new Headset();
    private final ThreeColours screen = new ThreeColours();
    private final JitsiMediaEngine engine = new JitsiMediaEngine(() -> headset);
    private Optional<Kamailio> kamailio = Optional.empty();
    private Optional<SipCaller> program = Optional.empty();

    @BeforeEach
    void signIn() throws Exception {
        Kamailio server = Kamailio.start(room("kamailio"), "ravi", "phone");
        kamailio = Optional.of(server);
        engine.start().join();
        program = Optional.of(new SipCaller(server, "ravi", SipAccountConfig.Transport.UDP));
    }

    @AfterEach
    void end() {
        engine.close();
        program.ifPresent(SipCaller::close);
        kamailio.ifPresent(Kamailio::close);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "plain, VP8, '', NONE",
        "sdes, VP8, mediaenc=srtp, SDES",
        "ice and dtls, VP8, medianat=ice;mediaenc=dtls_srtp, DTLS_SRTP",
        "H.264 plain, H264, '', NONE",
        "H.264 with ice and dtls, H264, medianat=ice;mediaenc=dtls_srtp, DTLS_SRTP"
    })
    void thePhoneCallsAndBothSeeEachOther(String name, String codec, String media, Protection protection)
            throws IOException {
        try (Baresip phone = phone(codec, media)) {
            phone.dial("sip:ravi@" + Kamailio.DOMAIN);
            IncomingCall call = program.orElseThrow().awaitCall();
            assertThat(call.kinds()).containsExactlyInAnyOrder(MediaKind.AUDIO, MediaKind.VIDEO);
            MediaSession session = session(false);
            call.answer(new PersonMedia(session, BOTH));
            bothSee(phone);
            until(() -> headset.loudnessSinceLastAsked(PHONE_TONE) > AUDIBLE);
            StreamStatistics video =
                    session.statistics().stream(MediaKind.VIDEO).orElseThrow();
            assertThat(video.codec()).isEqualTo(codec);
            assertThat(video.protection()).isEqualTo(protection);
            phone.hangUp();
            program.orElseThrow().awaitEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"VP8", "H264"})
    void theProgramCallsWithAPicture(String codec) throws IOException {
        try (Baresip phone = phone(codec, "")) {
            SipCaller caller = program.orElseThrow();
            MediaSession session = session(false);
            caller.account.call(
                    SipAddress.of("phone", Kamailio.DOMAIN),
                    EnumSet.allOf(MediaKind.class),
                    new PersonMedia(session, BOTH),
                    caller.log());
            caller.awaits("ringing");
            phone.accept();
            bothSee(phone);
            assertThat(session.statistics().stream(MediaKind.VIDEO)
                            .orElseThrow()
                            .codec())
                    .isEqualTo(codec);
        }
    }

    @Test
    void thePictureOfARunningCallComesAndGoesAsEitherSideWishes() throws IOException {
        try (Baresip phone = phone("VP8", "")) {
            SipCaller caller = program.orElseThrow();
            MediaSession session = session(false);
            PersonMedia media = new PersonMedia(session, MediaWish.AUDIO);
            phone.dial("sip:ravi@" + Kamailio.DOMAIN);
            IncomingCall call = caller.awaitCall();
            call.answer(media);
            until(() -> headset.loudnessSinceLastAsked(PHONE_TONE) > AUDIBLE);
            assertThat(session.statistics().stream(MediaKind.VIDEO)).isEmpty();

            media.wish(_ -> BOTH);
            phone.picture("sendrecv");
            bothSee(phone);

            media.wish(_ -> MediaWish.AUDIO);
            assertThat(call.change().join()).isInstanceOf(Outcome.Accepted.class);
            until(() -> session.statistics().stream(MediaKind.VIDEO).isEmpty());
            until(() -> headset.loudnessSinceLastAsked(PHONE_TONE) > AUDIBLE);

            media.wish(_ -> BOTH);
            assertThat(call.change().join()).isInstanceOf(Outcome.Accepted.class);
            bothSee(phone);
            phone.hangUp();
            caller.awaitEnd();
        }
    }

    private MediaSession session(boolean ice) {
        MediaSession session = engine.open(
                new SessionSettings(ice, List.of(), true, List.of(), false, Set.of(InetAddress.getLoopbackAddress())),
                this);
        session.source(new TestPicture(false));
        session.show(screen);
        return session;
    }

    private void bothSee(Baresip phone) {
        int before = screen.recognised();
        phone.forgetPicture();
        until(() -> screen.recognised() > before + 10);
        until(() -> phone.picture().filter(VideoWithBaresipTest::isBars).isPresent());
    }

    /** White on the left, blue before the right end, black at it. */
    private static boolean isBars(Path file) {
        try {
            BufferedImage picture = ImageIO.read(file.toFile());
            return picture != null
                    && is(picture, 1, 191, 191, 191)
                    && is(picture, 5, 0, 191, 191)
                    && is(picture, 11, 191, 0, 0)
                    && is(picture, 13, 0, 0, 191)
                    && is(picture, 15, 0, 0, 0);
        } catch (IOException e) {
            // It is being written.
            return false;
        }
    }

    private static boolean is(BufferedImage picture, int sixteenth, int red, int green, int blue) {
        int pixel = picture.getRGB(picture.getWidth() * sixteenth / 16, picture.getHeight() / 4);
        return ThreeColours.is(pixel, red, green, blue);
    }

    private Baresip phone(String codec, String media) throws IOException {
        Path room = room("phone");
        String address = "sip:phone@" + Kamailio.DOMAIN;
        String password = Kamailio.password("phone");
        int port = kamailio.orElseThrow().port();
        Baresip phone = codec.equals("H264")
                ? Baresip.startH264Phone(room, address, password, port, PHONE_TONE, media)
                : Baresip.startVideoPhone(room, address, password, port, PHONE_TONE, media);
        until(phone::signedIn);
        return phone;
    }

    private Path room(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    private static void until(BooleanSupplier condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(condition::getAsBoolean);
    }

    @Override
    public void candidates(String content, List<Candidate> candidates) {
        // All are in the description.
    }

    @Override
    public void connected(MediaKind kind, Protection protection) {
        // The statistics are asked.
    }

    @Override
    public void digit(char digit) {
        // Nobody presses one.
    }

    @Override
    public void failed(MediaException why) {
        throw new AssertionError(why);
    }
}
