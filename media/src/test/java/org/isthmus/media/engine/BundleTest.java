package org.isthmus.media.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.TestPicture;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.SessionDescription.Group;
import org.isthmus.media.description.Transport;
import org.isthmus.media.description.Transport.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sound and picture share one port on each side where both sides can (RFC 9143), and do without where one cannot. */
class BundleTest {

    private static final SessionSettings SETTINGS = Side.settings(true, false, Protection.DTLS_SRTP);
    private static final SessionSettings PLAIN = Side.settings(false, true);
    private static final MediaWish BOTH = MediaWish.AUDIO.video(true);

    /** Nobody is there. */
    private static final Transport NOWHERE =
            new Transport.Plain(new Endpoint("127.0.0.1", 9), Optional.of(new Endpoint("127.0.0.1", 9)));

    @ParameterizedTest(name = "{0}, ICE {1}")
    @CsvSource({"NONE, false", "SDES, false", "SDES, true", "DTLS_SRTP, false", "DTLS_SRTP, true"})
    void onePortOnEachSideCarriesSoundAndPicture(Protection protection, boolean ice) {
        SessionSettings settings =
                protection == Protection.NONE ? Side.settings(ice, true) : Side.settings(ice, false, protection);
        try (Side caller = showing(settings, false);
                Side called = showing(settings, true)) {
            SessionDescription offer = Side.get(caller.session.offer(BOTH));
            assertThat(offer.groups()).containsExactly(bundle("audio", "video"));
            assertThat(ports(offer)).doesNotHaveDuplicates();

            SessionDescription answer = Side.get(called.session.answer(offer, BOTH));
            assertThat(answer.groups()).containsExactly(bundle("audio", "video"));
            assertThat(transport(answer, "video")).isEqualTo(transport(answer, "audio"));
            Side.get(caller.session.answered(answer));

            bothSeeAndHear(caller, called);
            assertThat(caller.connected).containsExactly(protection, protection);
            assertThat(called.connected).containsExactly(protection, protection);
            ports(offer).stream()
                    .filter(port -> !ports(transport(offer, "audio")).contains(port))
                    .forEach(BundleTest::awaitFree);
        }
    }

    @Test
    void thePictureGoesWhereTheFirstContentIs() {
        try (Side caller = showing(PLAIN, false);
                Side called = showing(PLAIN, true)) {
            SessionDescription offer = Side.get(caller.session.offer(BOTH));
            SessionDescription answer = Side.get(called.session.answer(with(offer, "video", NOWHERE), BOTH));
            Side.get(caller.session.answered(with(answer, "video", NOWHERE)));
            bothSeeAndHear(caller, called);
        }
    }

    @Test
    void anyContentMayStandFirst() {
        try (Side caller = showing(SETTINGS, false);
                Side called = showing(SETTINGS, true)) {
            SessionDescription offer = grouped(Side.get(caller.session.offer(BOTH)), bundle("video", "audio"));
            SessionDescription answer = Side.get(called.session.answer(offer, BOTH));
            assertThat(answer.groups()).containsExactly(bundle("video", "audio"));
            Side.get(caller.session.answered(answer));
            bothSeeAndHear(caller, called);
            ports(transport(offer, "audio")).forEach(BundleTest::awaitFree);
        }
    }

    @Test
    void aSideThatKnowsNoBundlesHasAPortForEach() {
        try (Side caller = showing(SETTINGS, false);
                Side called = showing(SETTINGS, true)) {
            SessionDescription offer = grouped(Side.get(caller.session.offer(BOTH)));
            SessionDescription answer = Side.get(called.session.answer(offer, BOTH));
            assertThat(answer.groups()).isEmpty();
            assertThat(ports(answer)).doesNotHaveDuplicates();
            Side.get(caller.session.answered(answer));
            bothSeeAndHear(caller, called);
        }
    }

    @Test
    void aPartOfWhatIsOfferedMayBeBundled() {
        try (Side caller = showing(SETTINGS, false);
                Side called = showing(SETTINGS, true)) {
            SessionDescription offer = grouped(Side.get(caller.session.offer(BOTH)), bundle("audio"));
            SessionDescription answer = Side.get(called.session.answer(offer, BOTH));
            assertThat(answer.groups()).containsExactly(bundle("audio"));
            assertThat(ports(answer)).doesNotHaveDuplicates();
            Side.get(caller.session.answered(answer));
            bothSeeAndHear(caller, called);
        }
    }

    @Test
    void aPictureThatIsNotWantedLeavesTheBundle() {
        try (Side caller = showing(SETTINGS, false);
                Side called = showing(SETTINGS, true)) {
            SessionDescription answer = Side.exchange(caller, BOTH, called, MediaWish.AUDIO);
            assertThat(answer.groups()).containsExactly(bundle("audio"));
            bothHear(caller, called);
        }
    }

    @Test
    void aPictureThatComesLaterSharesThePortOfTheSound() {
        try (Side caller = showing(SETTINGS, false);
                Side called = showing(SETTINGS, true)) {
            SessionDescription first = Side.exchange(caller, MediaWish.AUDIO, called, MediaWish.AUDIO);
            assertThat(first.groups()).isEmpty();
            bothHear(caller, called);

            SessionDescription second = Side.exchange(caller, BOTH, called, BOTH);
            assertThat(transport(second, "audio")).isEqualTo(transport(first, "audio"));
            assertThat(transport(second, "video")).isEqualTo(transport(first, "audio"));
            bothSeeAndHear(caller, called);
        }
    }

    @Test
    void whatComesToABundleThatStandsNeedsNoPortOfItsOwn() {
        try (Side caller = showing(SETTINGS, false);
                Side called = showing(SETTINGS, true)) {
            Side.exchange(caller, BOTH, called, BOTH);
            bothSeeAndHear(caller, called);
            SessionDescription without = Side.exchange(caller, MediaWish.AUDIO, called, MediaWish.AUDIO);
            assertThat(without.groups()).containsExactly(bundle("audio"));

            SessionDescription offer = Side.get(called.session.offer(BOTH));
            assertThat(offer.groups()).containsExactly(bundle("audio", "video"));
            assertThat(transport(offer, "video")).isEqualTo(transport(offer, "audio"));
            SessionDescription answer = Side.get(caller.session.answer(offer, BOTH));
            assertThat(transport(answer, "video")).isEqualTo(transport(answer, "audio"));
            Side.get(called.session.answered(answer));
            bothSeeAndHear(caller, called);
        }
    }

    @Test
    void aSideThatBeginsAnewTakesTheWholeBundleAlong() {
        try (Side first = showing(SETTINGS, false);
                Side second = showing(SETTINGS, false);
                Side called = showing(SETTINGS, true)) {
            Side.exchange(first, BOTH, called, BOTH);
            bothSeeAndHear(first, called);
            SessionDescription answer = Side.exchange(second, BOTH, called, BOTH);
            assertThat(((Transport.Ice) transport(answer, "video")).generation())
                    .isEqualTo(1);
            assertThat(transport(answer, "video")).isEqualTo(transport(answer, "audio"));
            bothSeeAndHear(second, called);
        }
    }

    @Test
    void contentsThatCannotBeToldApartAreNotBundled() {
        try (Side caller = showing(SETTINGS, false);
                Side called = showing(SETTINGS, true)) {
            SessionDescription offer = Side.get(caller.session.offer(BOTH));
            SessionDescription alike = new SessionDescription(
                    offer.contents().stream()
                            .map(content -> content.with(content.format()
                                    .with(List.of(numbered(content.payloads().getFirst(), 100)))))
                            .map(BundleTest::unlabelled)
                            .toList(),
                    offer.groups());
            SessionDescription answer = Side.get(called.session.answer(alike, BOTH));
            assertThat(answer.groups()).containsExactly(bundle("audio"));
            assertThat(ports(answer)).doesNotHaveDuplicates();
        }
    }

    @Test
    void numbersOfTheOtherSideAreNotUsedForSomethingElse() {
        try (Side caller = showing(SETTINGS, false);
                Side called = showing(SETTINGS, true)) {
            SessionDescription offer = Side.get(caller.session.offer(MediaWish.AUDIO));
            Content audio = offer.contents().getFirst();
            Side.get(called.session.answer(
                    new SessionDescription(List.of(audio.with(audio.format()
                            .with(List.of(numbered(audio.payloads().getFirst(), 96)))))),
                    MediaWish.AUDIO));
            SessionDescription more = Side.get(called.session.offer(BOTH));
            assertThat(more.contents().stream()
                            .flatMap(content -> content.payloads().stream())
                            .map(PayloadType::id))
                    .contains(96)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void answersThatBundleWhatWasNotOfferedAreRefused() {
        assertRefused(bundle("audio", "video", "screen"));
        assertRefused(bundle("audio", "audio"), bundle("video"));
        assertRefused(bundle("audio", "video"), bundle("video"));
    }

    @Test
    void anAnswerWhoseBundledReportsHaveAPortOfTheirOwnIsRefused() {
        try (Side caller = showing(SETTINGS, false);
                Side called = showing(SETTINGS, true)) {
            SessionDescription answer = Side.get(called.session.answer(Side.get(caller.session.offer(BOTH)), BOTH));
            SessionDescription apart = new SessionDescription(
                    answer.contents().stream()
                            .map(content -> content.with(Leg.format(content.payloads(), false, Optional.empty())))
                            .toList(),
                    answer.groups());
            assertBad(caller.session.answered(apart));
        }
    }

    @Test
    void offersThatBundleAContentTwiceAreRefused() {
        for (List<Group> groups : List.of(
                List.of(bundle("audio", "video", "audio")), List.of(bundle("audio", "video"), bundle("audio")))) {
            try (Side caller = showing(SETTINGS, false);
                    Side called = showing(SETTINGS, true)) {
                SessionDescription offer = Side.get(caller.session.offer(BOTH));
                assertBad(called.session.answer(new SessionDescription(offer.contents(), groups), BOTH));
            }
        }
    }

    private static void assertRefused(Group... groups) {
        try (Side caller = showing(SETTINGS, false);
                Side called = showing(SETTINGS, true)) {
            SessionDescription answer = Side.get(called.session.answer(Side.get(caller.session.offer(BOTH)), BOTH));
            assertBad(caller.session.answered(grouped(answer, groups)));
        }
    }

    private static void assertBad(CompletableFuture<?> future) {
        assertThatThrownBy(() -> Side.get(future))
                .cause()
                .isInstanceOfSatisfying(
                        MediaException.class,
                        why -> assertThat(why.reason()).isEqualTo(MediaException.Cause.BAD_DESCRIPTION));
    }

    private static Side showing(SessionSettings settings, boolean mirrored) {
        Side side = new Side(mirrored ? 700 : 440, settings);
        side.session.source(new TestPicture(mirrored));
        return side;
    }

    private static void bothSeeAndHear(Side caller, Side called) {
        caller.screen.forget();
        called.screen.forget();
        Side.await().until(() -> called.screen.shows(false) && caller.screen.shows(true));
        bothHear(caller, called);
    }

    private static void bothHear(Side caller, Side called) {
        caller.port.forget();
        called.port.forget();
        Side.await().until(() -> caller.port.hears(700) && called.port.hears(440));
    }

    private static Group bundle(String... names) {
        return new Group(Group.BUNDLE, List.of(names));
    }

    private static SessionDescription grouped(SessionDescription description, Group... groups) {
        return new SessionDescription(description.contents(), List.of(groups));
    }

    private static SessionDescription with(SessionDescription description, String name, Transport transport) {
        return new SessionDescription(
                description.contents().stream()
                        .map(content -> content.name().equals(name) ? content.with(transport) : content)
                        .toList(),
                description.groups());
    }

    private static Content unlabelled(Content content) {
        return content.with(Leg.format(content.payloads(), content.format().rtcpMux(), Optional.empty()));
    }

    private static PayloadType numbered(PayloadType payload, int id) {
        return new PayloadType(
                id,
                payload.name(),
                payload.clockRate(),
                payload.channels(),
                payload.packetTime(),
                payload.maxPacketTime(),
                payload.parameters(),
                payload.feedback());
    }

    private static Transport transport(SessionDescription description, String name) {
        return description.content(name).orElseThrow().transport();
    }

    private static List<Integer> ports(SessionDescription description) {
        List<Integer> all = new ArrayList<>();
        description.contents().forEach(content -> all.addAll(ports(content.transport())));
        return all;
    }

    private static List<Integer> ports(Transport transport) {
        return switch (transport) {
            case Transport.Plain plain ->
                Stream.concat(Stream.of(plain.rtp()), plain.rtcp().stream())
                        .map(Endpoint::port)
                        .toList();
            case Transport.Ice ice ->
                ice.candidates().stream()
                        .map(candidate -> candidate.endpoint().port())
                        .toList();
        };
    }

    /** Waits until somebody else could have the port. */
    private static void awaitFree(int port) {
        Side.await().until(() -> {
            try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
                return socket.isBound();
            } catch (IOException e) {
                return false;
            }
        });
    }
}
