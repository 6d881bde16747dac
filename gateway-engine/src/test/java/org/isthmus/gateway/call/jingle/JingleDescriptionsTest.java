package org.isthmus.gateway.call.jingle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isthmus.gateway.call.Captures;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Feedback;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.Security;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.SessionDescription.Group;
import org.isthmus.media.description.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JingleDescriptionsTest {

    static Stream<Jingle> descriptions() {
        return Captures.jingleElements()
                .map(JingleDescriptionsTest::parsed)
                .filter(jingle -> jingle.action() == JingleAction.SESSION_INITIATE
                        || jingle.action() == JingleAction.SESSION_ACCEPT);
    }

    private static Jingle parsed(String xml) {
        try {
            return Jingle.parse(xml);
        } catch (JingleException e) {
            throw new AssertionError(e);
        }
    }

    private static SessionDescription read(Jingle jingle) {
        return JingleDescriptions.read(jingle, writer(jingle));
    }

    private static Role writer(Jingle jingle) {
        return jingle.action() == JingleAction.SESSION_INITIATE ? Role.INITIATOR : Role.RESPONDER;
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void aRecordedDescriptionSaysTheSameWhenItIsWrittenAnew(Jingle jingle) throws JingleException {
        SessionDescription description = read(jingle);
        assertThat(description.contents()).hasSameSizeAs(jingle.contents());
        List<JingleContent> contents =
                JingleDescriptions.write(description, writer(jingle), name -> Role.INITIATOR, false);
        Jingle written = Jingle.of(jingle.action(), "s").with(contents, description.groups());
        assertThat(read(Jingle.parse(written.toXml()))).isEqualTo(description);
    }

    @Test
    void whatDinoOffersIsUnderstood() {
        Jingle initiate = parsed(
                Captures.jingleElements("dino-dino-video.xml").findFirst().orElseThrow());
        SessionDescription offer = read(initiate);
        assertThat(offer.contents()).extracting(Content::kind).containsExactly(MediaKind.AUDIO, MediaKind.VIDEO);
        assertThat(offer.groups()).isEmpty();
        Content audio = offer.contents().get(0);
        assertThat(audio.security().hasDtls()).isTrue();
        assertThat(audio.security().hasSdes()).isTrue();
        assertThat(audio.format().rtcpMux()).isTrue();
        Transport.Ice ice = (Transport.Ice) audio.transport();
        assertThat(ice.candidates()).extracting(Candidate::component).containsExactly(1, 2);
        assertThat(ice.trickle()).isTrue();
        Content video = offer.contents().get(1);
        assertThat(video.payloads().getFirst().feedback())
                .containsExactly(
                        Feedback.of("goog-remb"),
                        Feedback.of("ccm", "fir"),
                        Feedback.of("nack"),
                        Feedback.of("nack", "pli"));
        assertThat(video.format().headerExtensions())
                .containsExactly(new Format.HeaderExtension(1, "urn:3gpp:video-orientation", Direction.SEND_RECEIVE));
    }

    @Test
    void whatDinoAnswersIsUnderstood() {
        List<Jingle> accepts = descriptions()
                .filter(jingle -> jingle.action() == JingleAction.SESSION_ACCEPT)
                .toList();
        assertThat(accepts).isNotEmpty().allSatisfy(accept -> {
            for (Content content : read(accept).contents()) {
                assertThat(content.payloads()).hasSize(1);
                if (content.security().hasDtls()) {
                    assertThat(content.security().setup()).contains(Security.Setup.ACTIVE);
                }
            }
        });
    }

    @Test
    void anAddressThatIsNotSaidYetIsNowhere() {
        Jingle accept = Captures.jingleElements("dino-answers-rawudp.xml")
                .map(JingleDescriptionsTest::parsed)
                .filter(jingle -> jingle.action() == JingleAction.SESSION_ACCEPT)
                .findFirst()
                .orElseThrow();
        Transport.Plain plain =
                (Transport.Plain) read(accept).contents().getFirst().transport();
        assertThat(plain).isEqualTo(new Transport.Plain(new Transport.Endpoint("0.0.0.0", 9), Optional.empty()));
        assertThat(JingleDescriptions.write(read(accept), Role.RESPONDER, name -> Role.INITIATOR, true)
                        .getFirst()
                        .transport())
                .contains(new JingleTransport.RawUdp(List.of(), JingleTransport.Dtls.NONE));
    }

    @Test
    void anAnswerThatSharesThePortHasNoCandidatesForControl() {
        Jingle accept = descriptions()
                .filter(jingle -> jingle.action() == JingleAction.SESSION_ACCEPT)
                .findFirst()
                .orElseThrow();
        JingleTransport.IceUdp ice = (JingleTransport.IceUdp)
                JingleDescriptions.write(read(accept), Role.RESPONDER, name -> Role.INITIATOR, true)
                        .getFirst()
                        .transport()
                        .orElseThrow();
        assertThat(ice.candidates())
                .isNotEmpty()
                .extracting(Candidate::component)
                .containsOnly(1);
    }

    @Test
    void contentsThatCannotBePartsOfACallAreLeftOut() throws JingleException {
        String rtp = "<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='%s'>%s</description>";
        String pcmu = "<payload-type id='0'/>";
        String raw = "<transport xmlns='urn:xmpp:jingle:transports:raw-udp:1'/>";
        Jingle jingle = Jingle.parse("<jingle xmlns='urn:xmpp:jingle:1' action='session-initiate' sid='s'>"
                + "<group xmlns='urn:xmpp:jingle:apps:grouping:0' semantics='LS'>"
                + "<content name='good'/><content name='text'/></group>"
                + content("text", rtp.formatted("text", pcmu) + raw)
                + content("none", rtp.formatted("audio", "<payload-type id='97'/>") + raw)
                + content("bare", rtp.formatted("audio", pcmu))
                + content("odd", rtp.formatted("audio", pcmu) + "<transport xmlns='odd'/>")
                + content("good", rtp.formatted("audio", pcmu) + raw)
                + content("good", rtp.formatted("video", "<payload-type id='31'/>") + raw)
                + "</jingle>");
        SessionDescription description = read(jingle);
        assertThat(description.contents()).extracting(Content::name).containsExactly("good");
        assertThat(description.contents().getFirst().payloads()).containsExactly(PayloadType.of(0, "PCMU", 8000, 1));
        assertThat(description.groups()).containsExactly(new Group("LS", List.of("good")));
    }

    private static String content(String name, String inside) {
        return "<content creator='initiator' name='" + name + "'>" + inside + "</content>";
    }

    @Test
    void onlyCandidatesOfTheNewestGenerationCount() throws JingleException {
        String candidate = "<candidate component='1' foundation='1' generation='%d' id='a' ip='192.0.2.1' network='0'"
                + " port='%d' priority='1' protocol='udp' type='host'/>";
        Jingle jingle = Jingle.parse("<jingle xmlns='urn:xmpp:jingle:1' action='transport-info' sid='s'>"
                + "<content creator='initiator' name='a'>"
                + "<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='u' pwd='p'>"
                + candidate.formatted(0, 1000)
                + candidate.formatted(1, 1001)
                + candidate.formatted(0, 1002)
                + candidate.formatted(1, 1003)
                + candidate.formatted(1, 70_000)
                + "</transport></content></jingle>");
        JingleTransport.IceUdp ice = (JingleTransport.IceUdp)
                jingle.contents().getFirst().transport().orElseThrow();
        assertThat(ice.generation()).isEqualTo(1);
        assertThat(ice.candidates())
                .extracting(found -> found.endpoint().port())
                .containsExactly(1001, 1003);
    }

    @Test
    void bothSidesSayTheSameSendersForOneFlow() {
        for (Direction direction : Direction.values()) {
            assertThat(Senders.of(direction, Role.INITIATOR))
                    .isEqualTo(Senders.of(direction.mirrored(), Role.RESPONDER));
            assertThat(Senders.of(direction, Role.RESPONDER).direction(Role.RESPONDER))
                    .isEqualTo(direction);
        }
    }

    @Test
    void whatChangesIsSaidAndNothingElse() {
        SessionDescription offer = read(parsed(
                Captures.jingleElements("dino-dino-video.xml").findFirst().orElseThrow()));
        Content audio = offer.contents().get(0);
        Content video = offer.contents().get(1);
        JingleChanges changes = new JingleChanges("s", Role.INITIATOR, name -> Role.INITIATOR);
        assertThat(changes.between(offer, offer)).isEmpty();
        assertThat(changes.between(offer, new SessionDescription(List.of(audio.with(Direction.SEND_ONLY)))))
                .containsExactly(
                        Jingle.of(JingleAction.CONTENT_REMOVE, "s")
                                .with(List.of(JingleContent.named("video", Role.INITIATOR))),
                        Jingle.of(JingleAction.CONTENT_MODIFY, "s")
                                .with(List.of(JingleContent.named("audio", Role.INITIATOR)
                                        .with(Senders.INITIATOR))));
        assertThat(changes.between(new SessionDescription(List.of(audio)), offer))
                .singleElement()
                .satisfies(add -> {
                    assertThat(add.action()).isEqualTo(JingleAction.CONTENT_ADD);
                    assertThat(read(Jingle.of(JingleAction.SESSION_INITIATE, "s")
                                            .with(add.contents()))
                                    .contents())
                            .containsExactly(video);
                });
        Transport.Ice ice = (Transport.Ice) audio.transport();
        Candidate more = new Candidate(
                "9",
                1,
                "udp",
                5,
                new Transport.Endpoint("192.0.2.9", 5000),
                Candidate.Type.RELAYED,
                Optional.empty(),
                Optional.empty(),
                0);
        SessionDescription trickled = new SessionDescription(List.of(
                audio.with(ice.with(Stream.concat(ice.candidates().stream(), Stream.of(more))
                        .toList())),
                video));
        assertThat(changes.between(offer, trickled)).singleElement().satisfies(info -> {
            assertThat(info.action()).isEqualTo(JingleAction.TRANSPORT_INFO);
            JingleTransport.IceUdp said = (JingleTransport.IceUdp)
                    info.contents().getFirst().transport().orElseThrow();
            assertThat(said.ufrag()).isEqualTo(ice.ufrag());
            assertThat(said.candidates()).containsExactly(more);
        });
    }
}
