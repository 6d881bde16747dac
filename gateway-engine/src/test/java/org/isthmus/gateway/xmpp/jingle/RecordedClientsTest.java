package org.isthmus.gateway.xmpp.jingle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isthmus.gateway.call.Captures;
import org.isthmus.gateway.call.IncomingCall;
import org.isthmus.gateway.call.jingle.Jingle;
import org.isthmus.gateway.call.jingle.JingleDescriptions;
import org.isthmus.gateway.call.jingle.JingleException;
import org.isthmus.gateway.call.jingle.Role;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.PayloadType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What real clients sent is understood, and what they are answered fits it. */
class RecordedClientsTest {

    private static final Pattern STANZA = Pattern.compile(
            "<!-- [0-9:]+ sent by (\\S+) -->\\s*(<(iq|message).*?(?:</\\3>|/>(?=\\s*<!--|\\s*</capture)))",
            Pattern.DOTALL);
    private static final Pattern SID = Pattern.compile("sid=\"([^\"]+)\"");
    private static final String ROMEO = "romeo@xmpp.test/dino";

    private final CallNet net = new CallNet();
    private final CallLog log = new CallLog();

    private record Said(String from, String xml) {
        boolean isOf(String piece) {
            return xml.contains(piece);
        }
    }

    private static List<Said> session(String file) {
        Matcher matcher = STANZA.matcher(Captures.read(file));
        return matcher.results()
                .map(found -> new Said(found.group(1), found.group(2)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dino-answers-bundle-video.xml",
                "dino-answers-direct-dtls.xml",
                "dino-answers-jmi-dtls.xml",
                "dino-answers-plain-rtp.xml",
                "dino-answers-rawudp.xml",
                "dino-dino-audio.xml",
                "dino-dino-audio-2.xml",
                "dino-dino-audio-turn-trickle.xml",
                "dino-dino-video.xml"
            })
    void recordedOffersAreAnsweredValidly(String file) throws JingleException {
        List<Said> session = session(file);
        Said initiate = session.stream()
                .filter(said -> said.isOf("session-initiate"))
                .findFirst()
                .orElseThrow();
        CallDevice romeo = net.device(ROMEO);
        ScriptedDevice caller = net.script(initiate.from());
        FixedMedia media = new FixedMedia("romeo")
                .wish(Map.of(
                        MediaKind.AUDIO, Direction.SEND_RECEIVE,
                        MediaKind.VIDEO, Direction.SEND_RECEIVE));
        for (Said said : session) {
            boolean fromCaller = said.from().equals(initiate.from());
            if (fromCaller && !said.isOf("type=\"result\"")) {
                caller.say(said.xml());
            }
            if (!romeo.incoming.isEmpty() && media.log.isEmpty()) {
                IncomingCall call = romeo.incoming.getFirst();
                call.ring();
                call.answer(media);
            }
        }
        checkAnswer(caller, initiate, media);
        assertThat(romeo.incoming).hasSize(1);
        assertThat(romeo.logs.getFirst().told).startsWith("answered");
        assertThat(caller.received).noneMatch(xml -> xml.contains("type='error'"));
    }

    private static void checkAnswer(ScriptedDevice caller, Said initiate, FixedMedia media) throws JingleException {
        Matcher sid = SID.matcher(initiate.xml());
        assertThat(sid.find()).isTrue();
        String accept = caller.last("session-accept", "sid='" + sid.group(1) + "'");
        assertThat(accept).isNotEmpty();
        Jingle answer = Jingle.parse(((JingleIq) CallNet.parse(accept)).xml());
        List<Content> offered = media.remote().contents();
        List<Content> contents = JingleDescriptions.read(answer, Role.RESPONDER).contents();
        assertThat(contents)
                .extracting(Content::name)
                .containsExactlyElementsOf(offered.stream().map(Content::name).toList());
        for (int i = 0; i < contents.size(); i++) {
            List<Integer> known =
                    offered.get(i).payloads().stream().map(PayloadType::id).toList();
            assertThat(contents.get(i).payloads())
                    .isNotEmpty()
                    .extracting(PayloadType::id)
                    .isSubsetOf(known);
            assertThat(contents.get(i).transport())
                    .hasSameClassAs(offered.get(i).transport());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dino-dino-audio.xml",
                "dino-dino-audio-2.xml",
                "dino-dino-audio-turn-trickle.xml",
                "dino-dino-video.xml"
            })
    void recordedAnswersAreTaken(String file) {
        List<Said> session = session(file);
        Said initiate = session.stream()
                .filter(said -> said.isOf("session-initiate"))
                .findFirst()
                .orElseThrow();
        Matcher recorded = SID.matcher(initiate.xml());
        assertThat(recorded.find()).isTrue();
        CallDevice juliet = net.device(initiate.from());
        ScriptedDevice romeo = net.script(ROMEO);
        FixedMedia media = new FixedMedia("juliet");
        if (initiate.isOf("media=\"video\"")) {
            media.wish(Map.of(
                    MediaKind.AUDIO, Direction.SEND_RECEIVE,
                    MediaKind.VIDEO, Direction.SEND_RECEIVE));
        }
        String sid = juliet.call("romeo@xmpp.test", media, log).id();
        for (Said said : session) {
            boolean ours = said.from().equals(ROMEO) && !said.isOf("type=\"result\"") && !said.isOf("<accept ");
            if (ours) {
                romeo.say(said.xml().replace(recorded.group(1), sid));
            }
        }
        assertThat(log.told).contains("answered");
        assertThat(media.remote().contents())
                .allSatisfy(content -> assertThat(content.payloads()).isNotEmpty());
        assertThat(romeo.received).noneMatch(xml -> xml.contains("type='error'"));
    }

    @Test
    void aRecordedCallThatDinoRejectsEnds() {
        CallDevice juliet = net.device("juliet@xmpp.test/dino");
        ScriptedDevice romeo = net.script(ROMEO);
        String sid =
                juliet.call("romeo@xmpp.test", new FixedMedia("juliet"), log).id();
        romeo.say("<message to='juliet@xmpp.test/dino' id='r1' type='chat'><reject"
                + " xmlns='urn:xmpp:jingle-message:0' id='" + sid + "'/></message>");
        assertThat(log.told).containsExactly("ended UNSAID");
    }
}
