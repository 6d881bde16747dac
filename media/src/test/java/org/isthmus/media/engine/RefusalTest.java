package org.isthmus.media.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaException.Cause;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.Security;
import org.isthmus.media.description.Security.Crypto;
import org.isthmus.media.description.Security.Fingerprint;
import org.isthmus.media.description.Security.Setup;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.Transport;
import org.isthmus.media.description.Transport.Endpoint;
import org.isthmus.media.description.Transport.Ice;
import org.isthmus.media.description.Transport.Plain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Descriptions that no call can come of are refused with the cause that the other side can be told. */
class RefusalTest {

    private static final SessionSettings PLAIN = Side.settings(false, true);
    private static final SessionSettings STRICT = Side.settings(true, false, Protection.DTLS_SRTP, Protection.SDES);

    @Test
    void noCodecInCommon() {
        refused(
                PLAIN,
                Cause.NOTHING_IN_COMMON,
                content -> content.with(content.format().with(List.of(PayloadType.of(97, "speex", 16_000, 1)))));
    }

    @Test
    void nothingButDigits() {
        refused(
                PLAIN,
                Cause.NOTHING_IN_COMMON,
                content ->
                        content.with(content.format().with(List.of(PayloadType.of(101, "telephone-event", 8_000, 1)))));
    }

    @Test
    void noContentAtAll() {
        try (Side called = new Side(700, PLAIN)) {
            causes(called.session.answer(new SessionDescription(List.of()), MediaWish.AUDIO), Cause.NOTHING_IN_COMMON);
        }
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 0", "127.0.0.1, 70000", "127.0.0.1, -1", "somewhere.example, 4000"})
    void anAddressThatNothingCanBeSentTo(String host, int port) {
        refused(
                PLAIN,
                Cause.BAD_DESCRIPTION,
                content -> content.with(new Plain(new Endpoint(host, port), Optional.empty())));
    }

    @Test
    void noCandidateAtAll() {
        refused(STRICT, Cause.CONNECTIVITY, content -> content.with(without((Ice) content.transport())));
    }

    private static Transport without(Ice ice) {
        return new Ice(ice.ufrag(), ice.password(), List.of(), Optional.empty(), false, false, 0, List.of());
    }

    @Test
    void plainRtpWhereProtectionIsDemanded() {
        refused(STRICT, Cause.SECURITY, content -> content.with(Security.NONE));
    }

    @Test
    void aKeyThatIsBroken() {
        Crypto broken = new Crypto("1", "AES_CM_128_HMAC_SHA1_80", "inline:AAAA", Optional.empty());
        refused(STRICT, Cause.SECURITY, content -> content.with(Security.sdes(List.of(broken), true)));
    }

    @Test
    void aFingerprintThatCannotBeChecked() {
        Security weak = Security.dtls(new Fingerprint("md5", "00:11"), Setup.ACTPASS);
        refused(STRICT, Cause.SECURITY, content -> content.with(weak));
    }

    @Test
    void aCertificateThatIsNotThePromisedOneEndsTheCallInSilence() {
        try (Side caller = new Side(440, STRICT);
                Side called = new Side(700, STRICT)) {
            SessionDescription offer = Side.get(caller.session.offer(MediaWish.AUDIO));
            Fingerprint another = new Fingerprint("sha-256", "AB".repeat(32).replaceAll("(..)(?=.)", "$1:"));
            SessionDescription forged = changed(offer, content -> content.with(Security.dtls(another, Setup.ACTPASS)));
            Side.get(caller.session.answered(Side.get(called.session.answer(forged, MediaWish.AUDIO))));

            Side.await().until(() -> !called.failures.isEmpty());
            assertThat(called.failures)
                    .first()
                    .extracting(MediaException::reason)
                    .isEqualTo(Cause.SECURITY);
            assertThat(called.connected).isEmpty();
            assertThat(called.port.count()).isZero();
            assertThat(caller.port.count()).isZero();
        }
    }

    @Test
    void anAnswerWithoutTheProtectionThatWasDemanded() {
        try (Side caller = new Side(440, Side.settings(false, false, Protection.SDES));
                Side called = new Side(700, Side.settings(false, true, Protection.SDES))) {
            SessionDescription offer = Side.get(caller.session.offer(MediaWish.AUDIO));
            SessionDescription answer = Side.get(called.session.answer(offer, MediaWish.AUDIO));
            causes(caller.session.answered(changed(answer, content -> content.with(Security.NONE))), Cause.SECURITY);
        }
    }

    @Test
    void anAnswerToNothing() {
        try (Side caller = new Side(440, PLAIN)) {
            causes(caller.session.answered(new SessionDescription(List.of())), Cause.BAD_DESCRIPTION);
        }
    }

    @Test
    void aRefusedChangeLeavesTheCallAsItWas() {
        try (Side caller = new Side(440, PLAIN);
                Side called = new Side(700, PLAIN)) {
            Side.call(caller, called);
            Side.await().until(() -> caller.port.hears(700));
            Side.get(caller.session.offer(MediaWish.AUDIO.held(true)));
            caller.session.refused();

            caller.port.forget();
            Side.await().until(() -> caller.port.hears(700));
            Side.exchange(caller, MediaWish.AUDIO, called, MediaWish.AUDIO);
        }
    }

    private static void refused(SessionSettings settings, Cause cause, UnaryOperator<Content> change) {
        try (Side caller = new Side(440, settings);
                Side called = new Side(700, settings)) {
            SessionDescription offer = Side.get(caller.session.offer(MediaWish.AUDIO));
            causes(called.session.answer(changed(offer, change), MediaWish.AUDIO), cause);
        }
    }

    private static SessionDescription changed(SessionDescription description, UnaryOperator<Content> change) {
        return new SessionDescription(
                description.contents().stream().map(change).toList());
    }

    private static void causes(CompletableFuture<?> future, Cause cause) {
        assertThatThrownBy(() -> Side.get(future))
                .cause()
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.reason()).isEqualTo(cause));
    }
}
