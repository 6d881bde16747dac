package org.isthmus.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.Transport.Endpoint;
import org.isthmus.media.description.Transport.Ice;
import org.junit.jupiter.api.Test;

/** ICE beyond the first exchange. */
class IceTest {

    private static final SessionSettings SETTINGS = Side.settings(true, false, Protection.DTLS_SRTP);

    @Test
    void candidatesMayComeLater() {
        try (Side caller = new Side(440, SETTINGS);
                Side called = new Side(700, SETTINGS)) {
            SessionDescription offer = Side.get(caller.session.offer(MediaWish.AUDIO));
            SessionDescription answer = Side.get(called.session.answer(trickling(offer), MediaWish.AUDIO));
            Side.get(caller.session.answered(trickling(answer)));

            called.session.addCandidates("audio", ice(offer).candidates());
            caller.session.addCandidates("audio", ice(answer).candidates());
            caller.session.addCandidates("unknown", ice(answer).candidates());
            caller.session.addCandidates("audio", List.of());

            Side.await().until(() -> caller.port.hears(700) && called.port.hears(440));
        }
    }

    @Test
    void theOtherSideMayBeginAnewFromAnotherPlace() {
        try (Side first = new Side(440, SETTINGS);
                Side second = new Side(1000, SETTINGS);
                Side called = new Side(700, SETTINGS)) {
            Side.call(first, called);
            Side.await().until(() -> called.port.hears(440));

            SessionDescription answer = Side.exchange(second, MediaWish.AUDIO, called, MediaWish.AUDIO);

            assertThat(ice(answer).generation()).isEqualTo(1);
            Side.await().until(() -> called.port.hears(1000) && second.port.hears(700));
            assertThat(called.port.hears(440)).isFalse();
        }
    }

    @Test
    void aSideThatIsGoneIsNoticedAndSoughtAgain() {
        try (Side caller = new Side(440, SETTINGS);
                Side called = new Side(700, SETTINGS)) {
            Side.call(caller, called);
            Side.await().until(() -> caller.port.hears(700));
            String before = ice(Side.get(caller.session.offer(MediaWish.AUDIO))).ufrag();
            caller.session.refused();

            called.session.close();

            // RFC 7675 section 5.1: thirty seconds without consent.
            Side.await().atMost(Duration.ofMinutes(2)).until(() -> !caller.failures.isEmpty());
            assertThat(caller.failures)
                    .extracting(MediaException::reason)
                    .containsExactly(MediaException.Cause.CONNECTIVITY);
            long sent = caller.session.statistics().streams().getFirst().packetsReceived();
            assertThat(sent).isPositive();
            Ice again = ice(Side.get(caller.session.offer(MediaWish.AUDIO)));
            assertThat(again.ufrag()).isNotEqualTo(before);
            assertThat(again.generation()).isEqualTo(1);
        }
    }

    @Test
    void whatCannotBeUsedAmongCandidatesIsPassedOver() {
        try (Side caller = new Side(440, SETTINGS);
                Side called = new Side(700, SETTINGS)) {
            SessionDescription offer = Side.get(caller.session.offer(MediaWish.AUDIO));
            Candidate good = ice(offer).candidates().getFirst();
            List<Candidate> odd = List.of(
                    candidate(
                            good, "tcp", good.endpoint().host(), good.endpoint().port()),
                    candidate(good, "udp", "7a1c0de0-0000-4000-8000-123456789abc.local", 4000),
                    candidate(good, "udp", good.endpoint().host(), 0),
                    candidate(good, "udp", good.endpoint().host(), 70_000),
                    candidate(good, "udp", "2001:db8::7", 4000),
                    good);
            SessionDescription answer = Side.get(called.session.answer(with(offer, odd, false), MediaWish.AUDIO));
            Side.get(caller.session.answered(answer));

            Side.await().until(() -> caller.port.hears(700) && called.port.hears(440));
        }
    }

    private static Candidate candidate(Candidate like, String protocol, String host, int port) {
        return new Candidate(
                like.foundation(),
                like.component(),
                protocol,
                like.priority(),
                new Endpoint(host, port),
                like.type(),
                like.related(),
                Optional.empty(),
                0);
    }

    private static Ice ice(SessionDescription description) {
        return (Ice) description.contents().getFirst().transport();
    }

    private static SessionDescription trickling(SessionDescription description) {
        return with(description, List.of(), true);
    }

    private static SessionDescription with(
            SessionDescription description, List<Candidate> candidates, boolean trickle) {
        Content content = description.contents().getFirst();
        Ice ice = ice(description);
        return new SessionDescription(List.of(content.with(new Ice(
                ice.ufrag(),
                ice.password(),
                candidates,
                Optional.empty(),
                false,
                trickle,
                ice.generation(),
                List.of()))));
    }
}
