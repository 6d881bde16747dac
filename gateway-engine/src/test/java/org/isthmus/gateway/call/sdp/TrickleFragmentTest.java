package org.isthmus.gateway.call.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.Security;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.Transport;
import org.junit.jupiter.api.Test;

class TrickleFragmentTest {

    private static final Candidate CANDIDATE = new Candidate(
            "1",
            1,
            "udp",
            2_130_706_431L,
            new Transport.Endpoint("192.0.2.1", 5000),
            Candidate.Type.HOST,
            Optional.empty(),
            Optional.empty(),
            0);

    private final SdpDialog caller = dialog();
    private final SdpDialog called = dialog();

    private static SdpDialog dialog() {
        return new SdpDialog(SdpOrigin.of("-", 1, "192.0.2.1"), new SdpStyle(false, true));
    }

    private static SessionDescription description(String ufrag, boolean trickle) {
        return new SessionDescription(List.of(new Content(
                "my voice",
                MediaKind.AUDIO,
                Direction.SEND_RECEIVE,
                Format.of(List.of(PayloadType.of(0, "PCMU", 8000, 1))),
                Security.NONE,
                new Transport.Ice(
                        ufrag, "aaaaaaaaaaaaaaaaaaaaaa", List.of(), Optional.empty(), false, trickle, 0, List.of()))));
    }

    @Test
    void candidatesThatComeLaterFindTheirContent() throws SdpException {
        SdpDocument offer = caller.offer(description("abcd", true));
        assertThat(offer.media().getFirst().section().attribute("ice-options")).contains("trickle");
        assertThat(offer.media().getFirst().section().has("end-of-candidates")).isFalse();
        assertThat(offer.media().getFirst().line().port()).isEqualTo(9);
        SessionDescription read = called.readOffer(SdpDocument.parse(offer.bytes()));
        assertThat(called.takesTrickle()).isTrue();
        String name = read.contents().getFirst().name();

        String body =
                caller.trickle("my voice", List.of(CANDIDATE)).orElseThrow().toString();
        assertThat(body).startsWith("m=audio 9 RTP/AVP 0\r\na=mid:my_voice\r\n");
        assertThat(called.read(TrickleFragment.parse(body)))
                .containsExactly(new SdpDialog.Trickled(name, List.of(CANDIDATE), false));
        String end = caller.trickle("my voice", List.of()).orElseThrow().toString();
        assertThat(called.read(TrickleFragment.parse(end)))
                .containsExactly(new SdpDialog.Trickled(name, List.of(), true));
    }

    @Test
    void candidatesOfOtherCredentialsOrLinesAreLeftOut() throws SdpException {
        called.readOffer(caller.offer(description("abcd", true)));
        SdpDialog another = dialog();
        another.offer(description("efgh", true));
        assertThat(called.read(another.trickle("my voice", List.of(CANDIDATE)).orElseThrow()))
                .isEmpty();
        assertThat(caller.trickle("nothing", List.of(CANDIDATE))).isEmpty();
    }

    @Test
    void aSideThatHasAllItsCandidatesSaysSo() {
        assertThat(caller.offer(description("abcd", false))
                        .media()
                        .getFirst()
                        .section()
                        .has("end-of-candidates"))
                .isTrue();
    }

    @Test
    void credentialsMayStandBeforeTheFirstLine() throws SdpException {
        TrickleFragment fragment = TrickleFragment.parse("""
                a=ice-pwd:asd88fgpdd777uzjYhagZg
                a=ice-ufrag:8hhY
                m=audio 9 RTP/AVP 0
                a=mid:1
                a=candidate:1 1 UDP 2130706432 2001:db8:a0b:12f0::3 5000 typ host
                a=candidate:1 2 UDP 2130706432 broken
                a=end-of-candidates
                m=video 9 RTP/AVP 31
                """);
        assertThat(fragment.parts()).singleElement().satisfies(part -> {
            assertThat(part.mid()).isEqualTo("1");
            assertThat(part.ufrag()).isEqualTo("8hhY");
            assertThat(part.candidates()).hasSize(1);
            assertThat(part.complete()).isTrue();
        });
    }

    @Test
    void aBrokenFragmentIsRefused() {
        for (String broken : List.of("", "hello", "m=audio", "m=audio 9 RTP/AVP 0\r\n\r\na=mid:1")) {
            assertThatThrownBy(() -> TrickleFragment.parse(broken)).isInstanceOf(SdpException.class);
        }
    }
}
