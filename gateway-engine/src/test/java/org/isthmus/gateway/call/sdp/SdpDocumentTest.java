package org.isthmus.gateway.call.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.isthmus.gateway.call.Captures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SdpDocumentTest {

    private static final String START = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n";

    static Stream<String> captures() {
        return Captures.descriptions();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void aRecordedDescriptionIsWrittenAgainByteForByte(String name) throws SdpException {
        byte[] wire = Captures.read(name).getBytes(StandardCharsets.UTF_8);
        assertThat(SdpDocument.parse(wire).bytes()).isEqualTo(wire);
    }

    @Test
    void nothingIsLostThatIsNotUnderstood() throws SdpException {
        String text =
                START + "a=msid-semantic: WMS\r\nm=audio 5004/2  RTP/AVP  0\r\nk=clear:x\r\na=x-odd:  two  spaces \r\n"
                        + "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=\u00fcnicode\r\n";
        assertThat(SdpDocument.parse(text)).hasToString(text);
        assertThat(SdpDocument.parse(text.replace("\r\n", "\n"))).hasToString(text.replace("\r\n", "\n"));
        String withoutEnd = text.substring(0, text.length() - 2);
        assertThat(SdpDocument.parse(withoutEnd)).hasToString(withoutEnd);
        assertThat(SdpDocument.parse(text + "\r\n\r\n")).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n",
                "v=1\r\n",
                "hello",
                "o=- 1 1 IN IP4 192.0.2.1\r\n",
                "v=0\r\n\r\ns=-\r\n",
                "v=0\r\ns\r\n",
                "v=0\r\nx=1\r\n",
                "v=0\r\ns=a\0b\r\n",
                "v=0\r\ns=a\rb\r\n",
                "v=0\r\nm=\r\n",
                "v=0\r\nm=audio\r\n",
                "v=0\r\nm=audio 70000 RTP/AVP 0\r\n",
                "v=0\r\nm=audio -1 RTP/AVP 0\r\n",
                "v=0\r\nm=audio 99999999999999999999 RTP/AVP 0\r\n",
                "v=0\r\nm=audio x RTP/AVP 0\r\n"
            })
    void aBrokenDescriptionIsRefusedWithWords(String text) {
        assertThatThrownBy(() -> SdpDocument.parse(text))
                .isInstanceOf(SdpException.class)
                .message()
                .isNotBlank();
    }

    @Test
    void thereAreLimits() {
        List<String> tooMuch = List.of(
                START + "m=audio 5004 RTP/AVP 0\r\n".repeat(200),
                START + "a=x\r\n".repeat(10_000),
                START + "a=" + "x".repeat(100_000),
                START + "m=audio 5004 RTP/AVP" + " 0".repeat(1000));
        assertThat(tooMuch)
                .allSatisfy(text ->
                        assertThatThrownBy(() -> SdpDocument.parse(text)).isInstanceOf(SdpException.class));
    }

    @Test
    void aValueCannotBeginALineOfItsOwn() {
        assertThat(SdpLine.attribute("rtpmap", "0 PCMU\r\nm=audio 1 RTP/AVP 0"))
                .hasToString("a=rtpmap:0 PCMU  m=audio 1 RTP/AVP 0");
    }
}
