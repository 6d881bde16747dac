package org.isthmus.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.isthmus.gateway.call.jingle.Jingle;
import org.isthmus.gateway.call.jingle.JingleDescriptions;
import org.isthmus.gateway.call.jingle.JingleException;
import org.isthmus.gateway.call.jingle.Role;
import org.isthmus.gateway.call.sdp.SdpDialog;
import org.isthmus.gateway.call.sdp.SdpDocument;
import org.isthmus.gateway.call.sdp.SdpException;
import org.isthmus.gateway.call.sdp.SdpOrigin;
import org.isthmus.gateway.call.sdp.SdpStyle;
import org.isthmus.gateway.call.sdp.TrickleFragment;
import org.isthmus.media.description.SessionDescription;
import org.junit.jupiter.api.Assertions;

/** Whatever a peer sends for a call, it is read or refused, and what was read can be answered. */
class BrokenCallsProperties {

    private static final List<String> SDP =
            Captures.descriptions().map(Captures::read).toList();
    private static final List<String> JINGLE = Captures.jingleElements().toList();

    @Example
    void everyBeginningOfARecordedMessage() {
        for (String sdp : SDP) {
            for (int end = 0; end < sdp.length(); end += 3) {
                sdp(sdp.substring(0, end));
            }
        }
        for (String xml : JINGLE) {
            for (int end = 0; end < xml.length(); end += 7) {
                jingle(xml.substring(0, end));
            }
        }
    }

    @Property(tries = 300)
    void damagedOctets(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 10_000) Integer> places, @ForAll byte damage) {
        for (String sdp : SDP) {
            sdp(damaged(sdp, places, damage));
        }
        for (String xml : JINGLE) {
            jingle(damaged(xml, places, damage));
        }
    }

    @Property(tries = 300)
    void linesThatAreMissingOrStandElsewhere(
            @ForAll @IntRange(max = 100) int from, @ForAll @IntRange(max = 100) int to, @ForAll boolean copied) {
        for (String sdp : SDP) {
            List<String> lines = new ArrayList<>(sdp.lines().toList());
            String line = lines.get(from % lines.size());
            if (!copied) {
                lines.remove(from % lines.size());
            }
            lines.add(to % (lines.size() + 1), line);
            sdp(String.join("\r\n", lines));
        }
    }

    @Property(tries = 300)
    void wordsThatAreSomethingElse(@ForAll @IntRange(max = 200) int place, @ForAll("odd") String odd) {
        for (String sdp : SDP) {
            sdp(replaced(sdp, "(?<=[ :/])[^ :/\r\n]+", place, odd));
        }
        for (String xml : JINGLE) {
            jingle(replaced(xml, "(?<=[\"'])[^\"'<>]*(?=[\"'][ />])", place, odd));
        }
    }

    @Provide
    Arbitrary<String> odd() {
        return Arbitraries.of(
                "",
                " ",
                "0",
                "-1",
                "70000",
                "4294967296",
                "99999999999999999999",
                "\u00fc",
                "*",
                "/",
                "::",
                "x y",
                "=",
                ";");
    }

    @Example
    void theLargestThatIsTakenIsReadInBoundedTime() {
        String start = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n";
        String audio = "m=audio 5004 RTP/AVP 0\r\n";
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            sdp(start + "a=group:BUNDLE" + " x".repeat(30_000) + "\r\n" + audio.repeat(64));
            sdp(start + "a=group:BUNDLE x\r\n".repeat(3000) + (audio + "a=mid:x\r\n").repeat(64));
            sdp(start + audio + "a=ssrc:1 a\r\n".repeat(3900));
            sdp(start + audio + "a=candidate:1 1 UDP 1 h 1 typ host\r\n".repeat(1700));
            sdp(start + audio + "a=fmtp:0 " + ";".repeat(60_000));
            jingle("<jingle xmlns='urn:xmpp:jingle:1' action='session-initiate' sid='s'>"
                    + "<content name='a'><description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'>"
                    + "<payload-type id='0'><parameter/></payload-type>".repeat(5000)
                    + "</description></content></jingle>");
        });
    }

    @Example
    void whatIsReadInParametersCannotBeginALine() throws JingleException {
        Jingle jingle = Jingle.parse(
                "<jingle xmlns='urn:xmpp:jingle:1' action='session-initiate' sid='s'>"
                        + "<content creator='initiator' name='a&#13;&#10;m=audio 1 RTP/AVP 0'>"
                        + "<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'><payload-type id='96' name='x'>"
                        + "<parameter name='b' value='1&#10;a=inactive'/></payload-type></description>"
                        + "<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='a&#10;a=x' pwd='b'/></content></jingle>");
        SdpDocument written = dialog().offer(JingleDescriptions.read(jingle, Role.INITIATOR));
        assertThat(written.media()).hasSize(1);
        assertThat(written.toString().lines())
                .noneMatch(
                        line -> line.equals("a=inactive") || line.equals("a=x") || line.equals("m=audio 1 RTP/AVP 0"));
    }

    private static String damaged(String text, List<Integer> places, byte damage) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int place : places) {
            bytes[place % bytes.length] = damage;
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String replaced(String text, String words, int place, String odd) {
        var matches = Pattern.compile(words).matcher(text).results().toList();
        var match = matches.get(place % matches.size());
        return text.substring(0, match.start()) + odd + text.substring(match.end());
    }

    private static SdpDialog dialog() {
        return new SdpDialog(SdpOrigin.of("-", 1, "192.0.2.1"), SdpStyle.PHONE);
    }

    private static void sdp(String text) {
        try {
            SdpDocument document = SdpDocument.parse(text);
            SdpDialog dialog = dialog();
            SessionDescription offer = dialog.readOffer(document);
            SdpDocument answer = dialog.answer(offer);
            assertThat(answer.media()).hasSameSizeAs(document.media());
            assertThat(SdpDocument.parse(answer.bytes())).isEqualTo(answer);
            PassThrough.crossing(offer);
        } catch (SdpException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        try {
            TrickleFragment.parse(text);
        } catch (SdpException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static void jingle(String text) {
        try {
            Jingle jingle = Jingle.parse(text);
            SessionDescription offer = JingleDescriptions.read(jingle, Role.INITIATOR);
            assertThat(Jingle.parse(jingle.toXml()).action()).isEqualTo(jingle.action());
            SdpDocument written = dialog().offer(PassThrough.crossing(offer));
            assertThat(SdpDocument.parse(written.bytes()).media()).hasSameSizeAs(offer.contents());
        } catch (JingleException e) {
            assertThat(e.getMessage()).isNotBlank();
        } catch (SdpException e) {
            throw new AssertionError("what was written from Jingle is no SDP", e);
        }
    }
}
