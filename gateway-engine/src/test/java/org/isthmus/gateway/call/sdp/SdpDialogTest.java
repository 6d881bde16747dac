package org.isthmus.gateway.call.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isthmus.gateway.call.Captures;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
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

class SdpDialogTest {

    private static final String START =
            "v=0\r\no=- 4711 1 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n";

    private final SdpDialog dialog = dialog(SdpStyle.STRICT);

    private static SdpDialog dialog(SdpStyle style) {
        return new SdpDialog(SdpOrigin.of("nora", 7, "192.0.2.1"), style);
    }

    private static SdpDocument sdp(String... lines) throws SdpException {
        return SdpDocument.parse(START + String.join("\r\n", lines) + "\r\n");
    }

    private static Content content(String name, MediaKind kind, int port) {
        return new Content(
                name,
                kind,
                Direction.SEND_RECEIVE,
                Format.of(List.of(
                        kind == MediaKind.AUDIO
                                ? PayloadType.of(0, "PCMU", 8000, 1)
                                : PayloadType.of(96, "VP8", 90_000, 1))),
                Security.NONE,
                new Transport.Plain(new Transport.Endpoint("192.0.2.1", port), Optional.empty()));
    }

    private static final Content AUDIO = content("audio", MediaKind.AUDIO, 7000);

    private static final Content VIDEO = content("video", MediaKind.VIDEO, 7002);

    static Stream<String> captures() {
        return Captures.descriptions();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void aRecordedDescriptionSaysTheSameWhenItIsWrittenAnew(String name) throws SdpException {
        SessionDescription read = dialog.readOffer(SdpDocument.parse(Captures.read(name)));
        assertThat(read.contents()).hasSize(name.contains("video") ? 2 : 1);
        SdpDocument written = dialog(SdpStyle.PHONE).offer(read);
        assertThat(dialog(SdpStyle.PHONE).readOffer(SdpDocument.parse(written.bytes())))
                .isEqualTo(read);
    }

    @Test
    void keysOfferedBesidePlainRtpAreNotRequired() throws SdpException {
        Content may = dialog.readOffer(SdpDocument.parse(Captures.read("baresip-sdes-offer.sdp")))
                .contents()
                .getFirst();
        assertThat(may.security().hasSdes()).isTrue();
        assertThat(may.security().required()).isFalse();
        SdpDocument answer = dialog.answer(new SessionDescription(List.of(may)));
        assertThat(answer.media().getFirst().line().protocol()).isEqualTo("RTP/AVP");
        Content must = dialog(SdpStyle.STRICT)
                .readOffer(SdpDocument.parse(Captures.read("baresip-sdes-must-offer.sdp")))
                .contents()
                .getFirst();
        assertThat(must.security().required()).isTrue();
        assertThat(dialog(SdpStyle.STRICT)
                        .offer(new SessionDescription(List.of(may)))
                        .media()
                        .getFirst()
                        .line()
                        .protocol())
                .isEqualTo("RTP/SAVP");
        assertThat(dialog(SdpStyle.PHONE)
                        .offer(new SessionDescription(List.of(may)))
                        .media()
                        .getFirst()
                        .line()
                        .protocol())
                .isEqualTo("RTP/AVP");
    }

    @Test
    void protectionThatIsNotRequiredIsOfferedSoThatEveryPhoneCanAnswer() throws SdpException {
        Security.Fingerprint print = new Security.Fingerprint("sha-256", "AA:BB");
        Security.Crypto key = new Security.Crypto("1", "AES_CM_128_HMAC_SHA1_80", "inline:abc", Optional.empty());
        Security wish =
                new Security(List.of(print), Optional.of(Security.Setup.ACTPASS), List.of(key), false, List.of());
        SessionDescription offer = new SessionDescription(List.of(AUDIO.with(wish)));
        SdpDialog phone = dialog(SdpStyle.PHONE);
        SdpDocument written = phone.offer(offer);
        assertThat(written.media().getFirst().line().protocol()).isEqualTo("RTP/AVP");
        assertThat(dialog.readOffer(written).contents().getFirst().security()).isEqualTo(wish);
        phone.readAnswer(sdp("m=audio 5004 RTP/AVP 0", "a=fingerprint:sha-256 CC:DD", "a=setup:active"));
        SdpDocument again =
                phone.offer(new SessionDescription(List.of(AUDIO.with(Security.dtls(print, Security.Setup.PASSIVE)))));
        assertThat(again.media().getFirst().line().protocol()).isEqualTo("RTP/AVP");

        SdpDocument strict = dialog(SdpStyle.STRICT).offer(offer);
        assertThat(strict.media().getFirst().line().protocol()).isEqualTo("UDP/TLS/RTP/SAVP");
        assertThat(strict.media().getFirst().section().has("crypto")).isFalse();
    }

    @Test
    void linesThatCannotBeTakenAreAnsweredWithPortZeroInTheirPlaces() throws SdpException {
        SessionDescription offer = dialog.readOffer(sdp(
                "m=image 5010 udptl t38",
                "m=audio 5004 RTP/AVP 0 8",
                "a=mid:a",
                "m=video 0 RTP/AVP 31",
                "m=video 5008 RTP/AVP 96",
                "a=rtpmap:96 VP8/90000",
                "a=mid:b",
                "m=application 9 UDP/DTLS/SCTP webrtc-datachannel"));
        assertThat(offer.contents()).extracting(Content::name).containsExactly("a", "b");
        SdpDocument answer = dialog.answer(new SessionDescription(List.of(content("a", MediaKind.AUDIO, 7000))));
        assertThat(answer.media())
                .extracting(media -> media.line().line().value())
                .containsExactly(
                        "image 0 udptl t38",
                        "audio 7000 RTP/AVP 0",
                        "video 0 RTP/AVP 31",
                        "video 0 RTP/AVP 96",
                        "application 0 UDP/DTLS/SCTP webrtc-datachannel");
        assertThat(answer.media().get(1).section().attribute("mid")).contains("a");
    }

    @Test
    void theVersionRisesByOneWithEachChangeAndOnlyThen() throws SdpException {
        SessionDescription first = new SessionDescription(List.of(AUDIO));
        assertThat(dialog.offer(first).session().first('o')).contains("nora 7 1 IN IP4 192.0.2.1");
        assertThat(dialog.offer(first).session().first('o')).contains("nora 7 1 IN IP4 192.0.2.1");
        SessionDescription held = new SessionDescription(List.of(AUDIO.with(Direction.SEND_ONLY)));
        assertThat(dialog.offer(held).session().first('o')).contains("nora 7 2 IN IP4 192.0.2.1");
        dialog.readOffer(sdp("m=audio 5004 RTP/AVP 0"));
        assertThat(dialog.answer(held).session().first('o')).contains("nora 7 2 IN IP4 192.0.2.1");
    }

    @Test
    void videoComesAndGoesInTheSameLine() throws SdpException {
        dialog.offer(new SessionDescription(List.of(AUDIO)));
        dialog.readAnswer(sdp("m=audio 5004 RTP/AVP 0"));
        SdpDocument added = dialog.offer(new SessionDescription(List.of(AUDIO, VIDEO)));
        assertThat(added.media()).extracting(media -> media.line().port()).containsExactly(7000, 7002);
        SessionDescription answer = dialog.readAnswer(sdp("m=audio 5004 RTP/AVP 0", "m=video 0 RTP/AVP 96"));
        assertThat(answer.contents()).extracting(Content::name).containsExactly("audio");
        SdpDocument without = dialog.offer(new SessionDescription(List.of(AUDIO)));
        assertThat(without.media()).extracting(media -> media.line().port()).containsExactly(7000, 0);
        dialog.readAnswer(sdp("m=audio 5004 RTP/AVP 0", "m=video 0 RTP/AVP 96"));
        SdpDocument again = dialog.offer(new SessionDescription(List.of(AUDIO, VIDEO)));
        assertThat(again.media()).extracting(media -> media.line().port()).containsExactly(7000, 7002);
    }

    @Test
    void devicesThatOneOfferReachedAnswerEachForItself() throws SdpException {
        dialog.offer(new SessionDescription(List.of(AUDIO, VIDEO)));
        SdpDialog other = dialog.forked();
        dialog.readAnswer(sdp("m=audio 5004 RTP/AVP 0", "m=video 0 RTP/AVP 96"));
        assertThat(other.readAnswer(sdp("m=audio 5004 RTP/AVP 0", "m=video 5006 RTP/AVP 96", "a=rtpmap:96 VP8/90000"))
                        .contents())
                .extracting(Content::name)
                .containsExactly("audio", "video");
        assertThat(other.offer(new SessionDescription(List.of(AUDIO))).session().first('o'))
                .contains("nora 7 2 IN IP4 192.0.2.1");
    }

    @Test
    void anOfferThatIsRefusedLeavesNoLine() throws SdpException {
        dialog.offer(new SessionDescription(List.of(AUDIO)));
        dialog.readAnswer(sdp("m=audio 5004 RTP/AVP 0"));
        dialog.offer(new SessionDescription(List.of(AUDIO, VIDEO)));
        dialog.refused();
        assertThat(dialog.offer(new SessionDescription(List.of(AUDIO))).media()).hasSize(1);
    }

    @Test
    void aLineThatTheOtherSideRemovesIsNoContentAndKeepsItsPlace() throws SdpException {
        dialog.readOffer(sdp("m=audio 5004 RTP/AVP 0", "m=video 5006 RTP/AVP 96", "a=rtpmap:96 VP8/90000"));
        dialog.answer(new SessionDescription(List.of(AUDIO, VIDEO)));
        SessionDescription offer = dialog.readOffer(sdp("m=audio 5004 RTP/AVP 0", "m=video 0 RTP/AVP 96"));
        assertThat(offer.contents()).extracting(Content::name).containsExactly("audio");
        assertThat(dialog.answer(new SessionDescription(List.of(AUDIO))).media())
                .extracting(media -> media.line().port())
                .containsExactly(7000, 0);
    }

    @Test
    void namesWithoutMidAreUniqueAndStay() throws SdpException {
        String two = "m=audio 5004 RTP/AVP 0\r\nm=audio 5006 RTP/AVP 8\r\n";
        assertThat(dialog.readOffer(sdp(two)).contents())
                .extracting(Content::name)
                .containsExactly("audio", "audio-2");
        dialog.answer(new SessionDescription(List.of(content("audio-2", MediaKind.AUDIO, 7000))));
        assertThat(dialog.readOffer(sdp("m=audio 0 RTP/AVP 0", "m=audio 5006 RTP/AVP 8"))
                        .contents())
                .extracting(Content::name)
                .containsExactly("audio-2");
    }

    @Test
    void aNameThatIsNoTokenBecomesOneAndIsFoundAgain() throws SdpException {
        Content odd = content("Stimme & Ton", MediaKind.AUDIO, 7000);
        SdpDocument offer = dialog.offer(
                new SessionDescription(List.of(odd), List.of(new Group(Group.BUNDLE, List.of("Stimme & Ton")))));
        assertThat(offer.session().attribute("group")).contains("BUNDLE Stimme_&_Ton");
        assertThat(dialog.readAnswer(sdp("m=audio 5004 RTP/AVP 0", "a=mid:Stimme_&_Ton"))
                        .contents())
                .extracting(Content::name)
                .containsExactly("Stimme & Ton");
    }
}
