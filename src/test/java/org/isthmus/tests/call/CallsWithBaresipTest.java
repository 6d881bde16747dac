package org.isthmus.tests.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.isthmus.app.IsthmusClient;
import org.isthmus.app.account.AccountOptions;
import org.isthmus.app.call.CallView;
import org.isthmus.app.call.Calls;
import org.isthmus.app.conversation.Route;
import org.isthmus.app.profile.Profile;
import org.isthmus.app.secret.EncryptedFileSecrets;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.sip.SipAccountConfig;
import org.isthmus.media.Protection;
import org.isthmus.tests.peer.Baresip;
import org.isthmus.tests.peer.Kamailio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole program without its window in calls with a real baresip over a real Kamailio; each hears the other's tone. */
@Tag("peer")
class CallsWithBaresipTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int PHONE_TONE = 660;
    private static final double AUDIBLE = 400;

    @TempDir
    private Path folder;

    private final Headset headset = new Headset();
    private Optional<Kamailio> kamailio = Optional.empty();
    private Optional<IsthmusClient> client = Optional.empty();
    private EndpointId account = new EndpointId("none");

    @BeforeEach
    void signIn() throws Exception {
        Kamailio server = Kamailio.start(room("kamailio"), "ravi", "phone");
        kamailio = Optional.of(server);
        Profile profile = Profile.open(room("profile"));
        IsthmusClient opened = IsthmusClient.open(
                profile, new EncryptedFileSecrets(profile.secrets(), profile.secretsKey()), () -> headset);
        client = Optional.of(opened);
        AccountOptions options = AccountOptions.standard()
                .withServer(new HostPort("127.0.0.1", server.port()))
                .withTransport(SipAccountConfig.Transport.UDP);
        account = opened.accounts()
                .add(SipAddress.of("ravi", Kamailio.DOMAIN), Kamailio.password("ravi"), "Ravi", options)
                .join()
                .id();
        until(() -> opened.accounts().find(account).orElseThrow().online());
    }

    @AfterEach
    void end() {
        client.ifPresent(IsthmusClient::close);
        kamailio.ifPresent(Kamailio::close);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "plain, '', opus/48000/2, NONE",
        "plain, '', G722/16000/1, NONE",
        "plain, '', PCMU/8000/1, NONE",
        "plain, '', PCMA/8000/1, NONE",
        "sdes, mediaenc=srtp, opus/48000/2, SDES",
        "ice, medianat=ice, opus/48000/2, NONE",
        "dtls, mediaenc=dtls_srtp, opus/48000/2, DTLS_SRTP",
        "ice and dtls, medianat=ice;mediaenc=dtls_srtp, opus/48000/2, DTLS_SRTP"
    })
    void thePhoneCallsAndBothHearEachOther(String name, String media, String codec, Protection protection)
            throws IOException {
        try (Baresip phone = phone(media, codec)) {
            phone.dial("sip:ravi@" + Kamailio.DOMAIN);
            until(() -> calls().current().stream().anyMatch(CallView::rings));
            calls().answer(only().key(), false);
            bothHear(phone);
            assertThat(only().state())
                    .isInstanceOfSatisfying(
                            CallView.Talking.class,
                            talking -> assertThat(talking.protection()).isEqualTo(protection));
            phone.hangUp();
            until(() -> calls().current().isEmpty());
        }
    }

    @Test
    void theProgramCallsHoldsResumesAndHangsUp() throws IOException {
        try (Baresip phone = phone("", "opus/48000/2")) {
            Calls.Placed placed = calls().call(new Route(account, SipAddress.of("phone", Kamailio.DOMAIN)), false)
                    .join();
            assertThat(placed).isInstanceOf(Calls.Placed.Call.class);
            until(() -> only().state() instanceof CallView.Ringing);
            phone.accept();
            bothHear(phone);
            calls().hold(only().key(), true);
            until(() -> headset.loudnessSinceLastAsked(PHONE_TONE) < AUDIBLE / 4);
            calls().hold(only().key(), false);
            bothHear(phone);
            phone.hold();
            until(() -> only().heldByOther());
            phone.resume();
            until(() -> !only().heldByOther());
            calls().hangUp(only().key());
            until(() -> calls().current().isEmpty());
            until(() -> phone.output().contains("terminated"));
        }
    }

    private void bothHear(Baresip phone) {
        until(() -> headset.loudnessSinceLastAsked(PHONE_TONE) > AUDIBLE);
        until(() -> phone.recording()
                .filter(wav -> Tone.loudness(wav, Headset.OWN_TONE) > AUDIBLE)
                .isPresent());
    }

    private Baresip phone(String media, String codec) throws IOException {
        Baresip phone = Baresip.startPhone(
                room("phone"),
                "sip:phone@" + Kamailio.DOMAIN,
                Kamailio.password("phone"),
                kamailio.orElseThrow().port(),
                PHONE_TONE,
                media,
                codec);
        until(() -> phone.output().contains("200 OK"));
        return phone;
    }

    private Calls calls() {
        return client.orElseThrow().calls();
    }

    private CallView only() {
        until(() -> !calls().current().isEmpty());
        return calls().current().getFirst();
    }

    private Path room(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    private static void until(BooleanSupplier condition) {
        await().atMost(PATIENCE).until(condition::getAsBoolean);
    }
}
