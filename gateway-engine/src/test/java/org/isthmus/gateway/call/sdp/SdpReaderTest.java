package org.isthmus.gateway.call.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.isthmus.gateway.call.Captures;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Feedback;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.Parameter;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.Security;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.SessionDescription.Group;
import org.isthmus.media.description.Transport;
import org.junit.jupiter.api.Test;

class SdpReaderTest {

    private static final String START =
            "v=0\r\no=- 4711 1 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n";

    private final SdpDialog dialog = dialog(SdpStyle.STRICT);

    private static SdpDialog dialog(SdpStyle style) {
        return new SdpDialog(SdpOrigin.of("nora", 7, "192.0.2.1"), style);
    }

    private static SdpDocument sdp(String... lines) throws SdpException {
        return SdpDocument.parse(START + String.join("\r\n", lines) + "\r\n");
    }

    private static final Content AUDIO = new Content(
            "audio",
            MediaKind.AUDIO,
            Direction.SEND_RECEIVE,
            Format.of(List.of(PayloadType.of(0, "PCMU", 8000, 1))),
            Security.NONE,
            new Transport.Plain(new Transport.Endpoint("192.0.2.1", 7000), Optional.empty()));

    @Test
    void whatBaresipOffersIsUnderstood() throws SdpException {
        Content audio = dialog.readOffer(SdpDocument.parse(Captures.read("baresip-ice-dtls-offer.sdp")))
                .contents()
                .getFirst();
        assertThat(audio.payloads())
                .extracting(PayloadType::name)
                .containsExactly("opus", "G722", "PCMU", "PCMA", "telephone-event");
        assertThat(audio.payloads().getFirst().parameter("maxaveragebitrate")).contains("28000");
        assertThat(audio.payloads().getFirst().packetTime()).isEqualTo(OptionalInt.of(20));
        assertThat(audio.payloads().getLast().parameter("events")).contains("0-15");
        assertThat(audio.security().fingerprints().getFirst().hash()).isEqualTo("sha-256");
        assertThat(audio.security().setup()).contains(Security.Setup.ACTPASS);
        assertThat(audio.format().rtcpMux()).isFalse();
        assertThat(audio.format().feedbackProfile()).isTrue();
        Transport.Ice ice = (Transport.Ice) audio.transport();
        assertThat(ice.ufrag()).isEqualTo("0WNi8ey");
        assertThat(ice.candidates()).extracting(Candidate::component).containsExactly(1, 2);
        assertThat(ice.standard().orElseThrow().rtcp()).contains(new Transport.Endpoint("10.77.0.1", 23309));
    }

    @Test
    void aLineThatOnlyLivesInABundleIsNotRefused() throws SdpException {
        SessionDescription offer = dialog.readOffer(sdp(
                "a=group:BUNDLE a v",
                "m=audio 5004 UDP/TLS/RTP/SAVPF 0",
                "a=mid:a",
                "a=rtcp-mux",
                "a=ice-ufrag:abcd",
                "a=ice-pwd:aaaaaaaaaaaaaaaaaaaaaa",
                "a=candidate:1 1 UDP 2130706431 192.0.2.10 5004 typ host",
                "a=fingerprint:sha-256 AA:BB",
                "a=setup:actpass",
                "m=video 0 UDP/TLS/RTP/SAVPF 96",
                "a=mid:v",
                "a=bundle-only",
                "a=rtpmap:96 VP8/90000"));
        assertThat(offer.groups()).containsExactly(new Group(Group.BUNDLE, List.of("a", "v")));
        Content audio = offer.contents().get(0);
        Content video = offer.contents().get(1);
        assertThat(video.transport()).isEqualTo(audio.transport());
        assertThat(video.security()).isEqualTo(audio.security());
        assertThat(video.format().rtcpMux()).isTrue();
        assertThat(dialog(SdpStyle.STRICT)
                        .readOffer(sdp("m=video 0 RTP/AVP 31", "a=bundle-only"))
                        .contents())
                .isEmpty();
    }

    @Test
    void newCredentialsAreANewGeneration() throws SdpException {
        assertThat(generation("old1")).isZero();
        dialog.answer(new SessionDescription(List.of(AUDIO)));
        assertThat(generation("old1")).isZero();
        assertThat(generation("new1")).isEqualTo(1);
        assertThat(generation("new1")).isEqualTo(1);
    }

    private int generation(String ufrag) throws SdpException {
        SessionDescription read = dialog.readOffer(
                sdp("a=ice-pwd:aaaaaaaaaaaaaaaaaaaaaa", "m=audio 5004 RTP/AVP 0", "a=ice-ufrag:" + ufrag));
        return ((Transport.Ice) read.contents().getFirst().transport()).generation();
    }

    @Test
    void oldHoldIsHold() throws SdpException {
        SessionDescription held = dialog.readOffer(SdpDocument.parse(
                START.replace("c=IN IP4 192.0.2.10", "c=IN IP4 0.0.0.0") + "m=audio 5004 RTP/AVP 0\r\n"));
        assertThat(held.contents().getFirst().direction()).isEqualTo(Direction.SEND_ONLY);
    }

    @Test
    void ipv6AndSeparateControlPortsAreWrittenAndRead() throws SdpException {
        Content six = AUDIO.with(new Transport.Plain(
                        new Transport.Endpoint("2001:db8::1", 7000),
                        Optional.of(new Transport.Endpoint("2001:db8::2", 7100))))
                .with(new Format(
                        AUDIO.payloads(), List.of(), List.of(), false, List.of(), List.of(), List.of(), false, false));
        SdpDocument offer = dialog.offer(new SessionDescription(List.of(six)));
        assertThat(offer.session().first('c')).contains("IN IP6 2001:db8::1");
        assertThat(offer.media().getFirst().section().attribute("rtcp")).contains("7100 IN IP6 2001:db8::2");
        assertThat(dialog(SdpStyle.STRICT).readOffer(offer).contents()).containsExactly(six);
    }

    @Test
    void feedbackAndFormatsKeepWhatTheySay() throws SdpException {
        SessionDescription read = dialog.readOffer(sdp(
                "m=video 5006 RTP/AVPF 98 99 100 127",
                "a=rtpmap:98 H264/90000",
                "a=fmtp:98 profile-level-id=42e01f;sprop-parameter-sets=Z0IA,aMljiA==",
                "a=rtpmap:99 x-odd/90000",
                "a=fmtp:99 mode=3, lowdelay",
                "a=rtpmap:100 red/90000",
                "a=fmtp:100 98/99",
                "a=rtcp-fb:* ccm tmmbr smaxpr=120",
                "a=rtcp-fb:98 goog-remb",
                "a=rtcp-fb:98 trr-int 100"));
        List<PayloadType> payloads = read.contents().getFirst().payloads();
        assertThat(payloads).extracting(PayloadType::id).containsExactly(98, 99, 100);
        assertThat(payloads.get(0).parameter("sprop-parameter-sets")).contains("Z0IA,aMljiA==");
        assertThat(payloads.get(0).feedback())
                .containsExactly(Feedback.of("goog-remb"), Feedback.of(Feedback.REPORT_INTERVAL, "100"));
        assertThat(payloads.get(1).parameters())
                .containsExactly(new Parameter("mode", "3"), new Parameter("", "lowdelay"));
        assertThat(payloads.get(2).parameters()).containsExactly(new Parameter("pt", "98,99"));
        assertThat(read.contents().getFirst().format().feedback())
                .containsExactly(new Feedback("ccm", Optional.of("tmmbr"), List.of(new Parameter("smaxpr", "120"))));
    }
}
