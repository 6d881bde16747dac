package org.isthmus.gateway.call.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.Format.HeaderExtension;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.Security;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.SessionDescription.Group;
import org.isthmus.media.description.Transport;
import org.isthmus.media.description.Transport.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that share a transport (RFC 9143). */
class SdpBundleTest {

    private static final String START =
            "v=0\r\no=- 4711 1 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n";
    private static final String IN_PACKETS = "urn:ietf:params:rtp-hdrext:sdes:mid";
    private static final Security DTLS =
            Security.dtls(new Security.Fingerprint("sha-256", "AA:BB"), Security.Setup.ACTIVE);
    private static final Security SDES = Security.sdes(
            List.of(new Security.Crypto("1", "AES_CM_128_HMAC_SHA1_80", "inline:k", Optional.empty())), true);

    private final SdpDialog dialog = dialog();

    private static SdpDialog dialog() {
        return new SdpDialog(SdpOrigin.of("nora", 7, "192.0.2.1"), SdpStyle.STRICT);
    }

    @Test
    void oneLineSpeaksForThoseThatShareItsTransportAndIsUnderstood() throws SdpException {
        for (Security security : List.of(DTLS, SDES, Security.NONE)) {
            for (Transport transport : List.of(ice(5004), plain(5004))) {
                SessionDescription said = description(security, transport, transport);
                SdpDocument written = dialog().offer(said);
                assertThat(written.session().attribute("group")).contains("BUNDLE audio video");
                SdpSection video = written.media().get(1).section();
                assertThat(written.media().get(1).line().port()).isEqualTo(5004);
                assertThat(List.of("candidate", "ice-ufrag", "ice-pwd", "fingerprint", "setup", "crypto"))
                        .noneMatch(video::has);
                assertThat(dialog().readOffer(written)).isEqualTo(said);
            }
        }
    }

    @Test
    void aLineWithATransportOfItsOwnSaysIt() throws SdpException {
        SessionDescription said = description(DTLS, ice(5004), ice(5006));
        SdpDocument written = dialog.offer(said);
        assertThat(written.media())
                .allMatch(media ->
                        media.section().has("ice-ufrag") && media.section().has("fingerprint"));
        assertThat(dialog().readOffer(written)).isEqualTo(said);
    }

    @Test
    void aLineThatAnotherSpeaksForIsNotHeldForWantOfAnAddress() throws SdpException {
        dialog.offer(description(DTLS, ice(5004), ice(5006)));
        SessionDescription answer = dialog.readAnswer(sdp(
                "a=group:BUNDLE audio video",
                "m=audio 9 UDP/TLS/RTP/SAVPF 111",
                "c=IN IP4 0.0.0.0",
                "a=mid:audio",
                "a=rtcp-mux",
                "a=rtpmap:111 opus/48000/2",
                "a=ice-ufrag:abcd",
                "a=ice-pwd:aaaaaaaaaaaaaaaaaaaaaa",
                "a=fingerprint:sha-256 AA:BB",
                "a=setup:active",
                "m=video 9 UDP/TLS/RTP/SAVPF 96",
                "c=IN IP4 0.0.0.0",
                "a=mid:video",
                "a=rtpmap:96 VP8/90000"));
        assertThat(answer.contents())
                .extracting(Content::direction)
                .containsExactly(Direction.SEND_RECEIVE, Direction.SEND_RECEIVE);
        assertThat(answer.contents().get(1).transport())
                .isEqualTo(answer.contents().get(0).transport());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=group:BUNDLE x y", "a=group:BUNDLE x"})
    void twoLinesOfOneNameCannotBeBundled(String group) {
        assertThatThrownBy(() -> dialog.readOffer(
                        sdp(group, "m=audio 5004 RTP/AVP 0", "a=mid:x", "m=video 5006 RTP/AVP 31", "a=mid:x")))
                .isInstanceOf(SdpException.class)
                .hasMessageContaining("x");
    }

    @Test
    void aLineThatIsBundledTwiceIsSeenToBe() throws SdpException {
        assertThat(dialog.readOffer(sdp("a=group:BUNDLE x x", "m=audio 5004 RTP/AVP 0", "a=mid:x"))
                        .groups())
                .containsExactly(new Group(Group.BUNDLE, List.of("x", "x")));
    }

    @Test
    void namesInPacketsAreAgreedOnlyWhereLineAndContentHaveTheSame() throws SdpException {
        SessionDescription named = dialog.readOffer(
                sdp("a=group:BUNDLE a", "m=audio 5004 RTP/AVP 0", "a=mid:a", "a=extmap:4 " + IN_PACKETS));
        assertThat(named.contents().getFirst().format().headerExtensions())
                .containsExactly(new HeaderExtension(4, IN_PACKETS, Direction.SEND_RECEIVE));

        Content odd = content("a line", MediaKind.AUDIO, DTLS, ice(5004));
        SdpDocument written = dialog().offer(
                        new SessionDescription(List.of(odd), List.of(new Group(Group.BUNDLE, List.of("a line")))));
        assertThat(written.media().getFirst().section().has("extmap")).isFalse();
    }

    private static SdpDocument sdp(String... lines) throws SdpException {
        return SdpDocument.parse(START + String.join("\r\n", lines) + "\r\n");
    }

    private static SessionDescription description(Security security, Transport audio, Transport video) {
        return new SessionDescription(
                List.of(
                        content("audio", MediaKind.AUDIO, security, audio),
                        content("video", MediaKind.VIDEO, security, video)),
                List.of(new Group(Group.BUNDLE, List.of("audio", "video"))));
    }

    private static Content content(String name, MediaKind kind, Security security, Transport transport) {
        PayloadType payload =
                kind == MediaKind.AUDIO ? PayloadType.of(111, "opus", 48_000, 2) : PayloadType.of(96, "VP8", 90_000, 1);
        Format plain = Format.of(List.of(payload));
        Format format = new Format(
                plain.payloads(),
                List.of(),
                List.of(new HeaderExtension(1, IN_PACKETS, Direction.SEND_RECEIVE)),
                false,
                List.of(),
                List.of(),
                List.of(),
                true,
                false);
        return new Content(name, kind, Direction.SEND_RECEIVE, format, security, transport);
    }

    private static Transport plain(int port) {
        return new Transport.Plain(new Endpoint("192.0.2.1", port), Optional.empty());
    }

    private static Transport ice(int port) {
        Endpoint endpoint = new Endpoint("192.0.2.1", port);
        return new Transport.Ice(
                "frag" + port,
                "aaaaaaaaaaaaaaaaaaaaaa",
                List.of(new Candidate(
                        "1",
                        Transport.RTP,
                        "udp",
                        2_130_706_431L,
                        endpoint,
                        Candidate.Type.HOST,
                        Optional.empty(),
                        Optional.empty(),
                        0)),
                Optional.of(new Transport.Plain(endpoint, Optional.empty())),
                false,
                false,
                0,
                List.of());
    }
}
