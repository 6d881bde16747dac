package org.isthmus.tests.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isthmus.tests.call.Program.until;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isthmus.app.call.CallView;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.sip.SipAccountConfig;
import org.isthmus.media.MediaStatistics;
import org.isthmus.media.MediaStatistics.StreamStatistics;
import org.isthmus.media.Protection;
import org.isthmus.media.RelayServer;
import org.isthmus.media.description.MediaKind;
import org.isthmus.tests.peer.Baresip;
import org.isthmus.tests.peer.Certificates;
import org.isthmus.tests.peer.Coturn;
import org.isthmus.tests.peer.Door;
import org.isthmus.tests.peer.Kamailio;
import org.isthmus.tests.peer.Sipp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole program without its window in calls with a real baresip over a real Kamailio; each hears the other's tone. */
@Tag("peer")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallsWithBaresipTest {

    private static final int PHONE_TONE = 660;
    private static final int EARLY_TONE = 500;
    private static final double AUDIBLE = 400;

    /** More than there are calls: a phone that is gone is still where its user is looked for. */
    private static final int PHONES = 20;

    private static final String OPUS = "opus/48000/2";

    @TempDir
    private Path room;

    private Kamailio kamailio;
    private Program ravi;
    private int phones;

    @BeforeAll
    void signIn(@TempDir Path folder) throws IOException {
        List<String> users = new ArrayList<>(List.of("ravi", "tess", "rita", "sipp"));
        IntStream.rangeClosed(1, PHONES).mapToObj(i -> "phone" + i).forEach(users::add);
        kamailio = Kamailio.start(Files.createDirectory(folder.resolve("kamailio")), users.toArray(String[]::new));
        ravi = Program.onSip(folder.resolve("ravi"), kamailio, "ravi", Headset.OWN_TONE);
    }

    @AfterEach
    void hangUp() {
        ravi.calls().current().forEach(call -> ravi.calls().hangUp(call.key()));
        ravi.awaitQuiet();
        ravi.forget();
    }

    @AfterAll
    void signOut() {
        ravi.close();
        kamailio.close();
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource({
        "plain, '', opus/48000/2, NONE",
        "plain, '', G722/16000/1, NONE",
        "plain, '', PCMU/8000/1, NONE",
        "plain, '', PCMA/8000/1, NONE",
        "sdes, mediaenc=srtp, opus/48000/2, SDES",
        "ice, medianat=ice, opus/48000/2, NONE",
        "dtls, mediaenc=dtls_srtp, opus/48000/2, DTLS_SRTP"
    })
    void thePhoneCallsAndBothHearEachOther(String name, String media, String codec, Protection protection) {
        try (Baresip phone = phone(media, codec)) {
            phone.dial(ravi.address().toString());
            ravi.answer();
            bothHear(ravi, phone);
            assertProtected(ravi, protection);
            phone.hangUp();
            ravi.awaitQuiet();
        }
    }

    @Test
    void soundAndReportsShareOnePort() {
        try (Baresip phone = phone("medianat=ice;mediaenc=dtls_srtp", OPUS, true)) {
            phone.dial(ravi.address().toString());
            ravi.answer();
            bothHear(ravi, phone);
            assertProtected(ravi, Protection.DTLS_SRTP);
            assertThat(descriptions(phone)).hasSizeGreaterThanOrEqualTo(2).allMatch(sdp -> sdp.contains("a=rtcp-mux"));
            until(() -> ravi.latest().statistics().stream()
                    .flatMap(known -> known.stream(MediaKind.AUDIO).stream())
                    .anyMatch(sound -> sound.roundTrip().isPresent()));
            phone.hangUp();
            ravi.awaitQuiet();
        }
    }

    @Test
    void theProgramCallsHoldsResumesAndHangsUp() {
        try (Baresip phone = phone("", OPUS)) {
            ravi.call(phone());
            until(() -> ravi.latest().state() instanceof CallView.Ringing);
            phone.accept();
            bothHear(ravi, phone);
            ravi.calls().hold(ravi.latest().key(), true);
            ravi.awaitSilence(PHONE_TONE);
            ravi.calls().hold(ravi.latest().key(), false);
            bothHear(ravi, phone);
            phone.hold();
            until(() -> ravi.latest().heldByOther());
            phone.resume();
            until(() -> !ravi.latest().heldByOther());
            ravi.hangUp();
            ravi.awaitQuiet();
            until(() -> phone.output().contains("terminated"));
        }
    }

    /** This phone opens its sound early, but is silent until it answers. */
    @Test
    void soundThatFlowsBeforeThePhoneAnswersIsNoTalkYet() {
        try (Baresip phone = phone("answermode=early", OPUS)) {
            ravi.call(phone());
            until(() -> ravi.latest().state() instanceof CallView.Ringing ringing && ringing.heard());
            until(() -> phone.output().contains("incoming rtp for 'audio' established"));
            assertThat(ravi.latest().state()).isInstanceOf(CallView.Ringing.class);
            phone.accept();
            bothHear(ravi, phone);
            assertThat(ravi.latest().state()).isInstanceOf(CallView.Talking.class);
        }
    }

    @Test
    void whatIsPlayedBeforeTheAnswerIsHeardAndAcknowledged() throws IOException {
        Path folder = Files.createTempDirectory(room, "sipp");
        try (Sipp sipp = Sipp.heardEarly(folder, "sipp", kamailio, squareWave(folder))) {
            ravi.call(SipAddress.of("sipp", Kamailio.DOMAIN));
            until(() -> ravi.latest().state() instanceof CallView.Ringing ringing && ringing.heard());
            ravi.awaitTone(EARLY_TONE);
            assertThat(ravi.latest().state()).isInstanceOf(CallView.Ringing.class);
            ravi.hangUp();
            sipp.awaitSuccess();
        }
    }

    /** A second of 500 Hz in PCMU, whose codes 9F and 1F are the same height above and below nothing. */
    private static Path squareWave(Path folder) throws IOException {
        byte[] wave = new byte[8_000];
        for (int i = 0; i < wave.length; i++) {
            wave[i] = (byte) (i * EARLY_TONE * 2 / wave.length % 2 == 0 ? 0x9F : 0x1F);
        }
        return Files.write(folder.resolve("sound.raw"), wave);
    }

    @Test
    void keysTravelWhereTheWayToTheServerIsEncrypted() throws IOException {
        try (Door door = Door.tls(Certificates.selfMade(Kamailio.DOMAIN), kamailio.port());
                Program tess = Program.onSipTls(room.resolve("tess"), door, "tess", 1_200);
                Baresip phone = phone("mediaenc=srtp", OPUS)) {
            tess.call(phone());
            until(() -> tess.latest().state() instanceof CallView.Ringing);
            phone.accept();
            bothHear(tess, phone);
            assertProtected(tess, Protection.SDES);
            phone.hangUp();
            tess.awaitQuiet();
            phone.dial(tess.address().toString());
            tess.answer();
            bothHear(tess, phone);
            assertProtected(tess, Protection.SDES);
            tess.hangUp();
            tess.awaitQuiet();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRelayCarriesTheCallWhenNoOtherWayIsShown(boolean phoneCalls) throws IOException {
        try (Coturn coturn =
                        Coturn.startRelayingOnNetwork(Files.createDirectory(room.resolve("coturn-" + phoneCalls)));
                SipCaller rita = new SipCaller(kamailio, "rita", SipAccountConfig.Transport.UDP);
                SoundingMedia media = SoundingMedia.relayed(1_200, List.of(relay(coturn)));
                Baresip phone = phone("medianat=ice;mediaenc=dtls_srtp", OPUS)) {
            if (phoneCalls) {
                phone.dial("sip:rita@" + Kamailio.DOMAIN);
                media.in(rita.awaitCall());
                rita.awaitCall().answer(media.media());
            } else {
                media.in(rita.account.call(phone(), Set.of(MediaKind.AUDIO), media.media(), rita.log()));
                rita.awaits("ringing");
                phone.accept();
            }
            until(() -> media.headset().loudness(PHONE_TONE) > AUDIBLE);
            until(() -> hears(phone, media.headset().tone()));
            assertThat(media.statistics().stream(MediaKind.AUDIO))
                    .map(StreamStatistics::path)
                    .contains(MediaStatistics.Path.RELAYED);
            assertThat(descriptions(phone).stream()
                            .filter(sdp -> sdp.contains(" typ relay"))
                            .flatMap(String::lines)
                            .filter(line -> line.startsWith("a=candidate")))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("typ relay"));
            phone.hangUp();
            rita.awaitEnd();
        }
    }

    private static RelayServer relay(Coturn coturn) {
        return new RelayServer(
                "127.0.0.1", coturn.port(), Optional.of(new RelayServer.Login(Coturn.USER, Coturn.PASSWORD)));
    }

    private static void assertProtected(Program program, Protection protection) {
        assertThat(program.latest().state())
                .isInstanceOfSatisfying(
                        CallView.Talking.class,
                        talking -> assertThat(talking.protection()).isEqualTo(protection));
    }

    private static void bothHear(Program program, Baresip phone) {
        program.awaitTone(PHONE_TONE);
        until(() -> hears(phone, program.tone()));
    }

    private static boolean hears(Baresip phone, double tone) {
        return phone.recording()
                .filter(wav -> Tone.loudness(wav, tone) > AUDIBLE)
                .isPresent();
    }

    /** What both sides have said of their media, as the phone saw it. */
    private static List<String> descriptions(Baresip phone) {
        return phone.messages().stream()
                .flatMap(message -> Stream.of(message.split("\r\n\r\n", 2)).skip(1))
                .filter(body -> body.startsWith("v=0"))
                .toList();
    }

    /** Where the phone that was started last is. */
    private SipAddress phone() {
        return SipAddress.of("phone" + phones, Kamailio.DOMAIN);
    }

    private Baresip phone(String media, String codec) {
        return phone(media, codec, false);
    }

    private Baresip phone(String media, String codec, boolean rtcpMux) {
        phones++;
        try {
            Baresip phone = Baresip.startPhone(
                    Files.createTempDirectory(room, "phone"),
                    phone().toString(),
                    Kamailio.password("phone" + phones),
                    kamailio.port(),
                    PHONE_TONE,
                    media,
                    codec,
                    rtcpMux);
            until(phone::signedIn);
            return phone;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
