package org.isthmus.gateway.call.jingle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.isthmus.gateway.call.Captures;
import org.isthmus.media.description.SessionDescription.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JingleXmlTest {

    static Stream<String> captures() {
        return Captures.jingleElements();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void aRecordedElementSaysTheSameWhenItIsWrittenAnew(String xml) throws JingleException {
        Jingle read = Jingle.parse(xml);
        assertThat(Jingle.parse(read.toXml())).isEqualTo(read);
    }

    @Test
    void theActionsOfARecordedCallAreAllRead() throws JingleException {
        List<Jingle> call = Captures.jingleElements("dino-dino-audio-turn-trickle.xml")
                .map(JingleXmlTest::parsed)
                .toList();
        assertThat(call)
                .extracting(Jingle::action)
                .contains(
                        JingleAction.SESSION_INITIATE,
                        JingleAction.TRANSPORT_INFO,
                        JingleAction.SESSION_ACCEPT,
                        JingleAction.SESSION_TERMINATE);
        assertThat(call).extracting(Jingle::sid).containsOnly("a972fd82-2a99-4bb2-836f-867a1bbbdd44");
        assertThat(call.getLast().reason().orElseThrow().end()).isEqualTo(CallEnd.of(Reason.SUCCESS));
    }

    private static Jingle parsed(String xml) {
        try {
            return Jingle.parse(xml);
        } catch (JingleException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void groupsPayloadsAndUnknownElementsFindTheirPlaces() throws JingleException {
        Jingle jingle = Jingle.parse("""
                <jingle xmlns='urn:xmpp:jingle:1' action='session-info' sid='s' initiator='a@b/c' responder='d@e/f'>
                  <group xmlns='urn:xmpp:jingle:apps:grouping:0' semantics='BUNDLE'><content name='a'/><x/></group>
                  <unknown/>
                  <mute xmlns='urn:xmpp:jingle:apps:rtp:info:1' creator='responder' name='voice'/>
                  <content creator='responder' name='a' senders='none' disposition='early-session'><odd/></content>
                </jingle>
                """);
        assertThat(jingle.initiator()).contains("a@b/c");
        assertThat(jingle.responder()).contains("d@e/f");
        assertThat(jingle.groups()).containsExactly(new Group(Group.BUNDLE, List.of("a")));
        assertThat(jingle.payloads())
                .containsExactly(
                        JingleElement.of(Namespaces.RTP_INFO, "mute", Map.of("creator", "responder", "name", "voice")));
        assertThat(jingle.contents())
                .containsExactly(new JingleContent(
                        Role.RESPONDER,
                        "a",
                        Optional.of(Senders.NONE),
                        "early-session",
                        Optional.empty(),
                        Optional.empty()));
        assertThat(Jingle.parse(jingle.toXml())).isEqualTo(jingle);
    }

    @Test
    void applicationsAndTransportsThatAreNotKnownKeepTheirNamespaces() throws JingleException {
        JingleContent content = Jingle.parse("""
                <jingle xmlns='urn:xmpp:jingle:1' action='session-initiate' sid='s'><content name='f'>
                <description xmlns='urn:xmpp:jingle:apps:file-transfer:5'><file/></description>
                <transport xmlns='urn:xmpp:jingle:transports:ibb:1' block-size='1'/></content></jingle>
                """).contents().getFirst();
        assertThat(content.application()).contains(new JingleApplication.Other("urn:xmpp:jingle:apps:file-transfer:5"));
        assertThat(content.transport()).contains(new JingleTransport.Other("urn:xmpp:jingle:transports:ibb:1"));
    }

    @ParameterizedTest
    @EnumSource(value = Reason.class, names = "ANSWERED_ELSEWHERE", mode = EnumSource.Mode.EXCLUDE)
    void everyReasonComesBack(Reason reason) throws JingleException {
        Jingle end = Jingle.terminate("s", CallEnd.of(reason, "a < b ]]> \"c\""));
        assertThat(Jingle.parse(end.toXml()).reason().orElseThrow().end().reason())
                .isEqualTo(reason);
    }

    @Test
    void aCallThatAnotherDeviceTookIsCancelled() throws JingleException {
        Jingle end = Jingle.terminate("s", CallEnd.of(Reason.ANSWERED_ELSEWHERE));
        assertThat(Jingle.parse(end.toXml()).reason().orElseThrow().end()).isEqualTo(CallEnd.of(Reason.CANCEL));
    }

    @Test
    void aReasonHasATextAndDetails() throws JingleException {
        JingleReason reason = Jingle.parse("""
                <jingle xmlns='urn:xmpp:jingle:1' action='session-terminate' sid='s'><reason><success/>
                <text>Gone to lunch</text><transferred xmlns='urn:xmpp:jingle:transfer:0'/></reason></jingle>
                """).reason().orElseThrow();
        assertThat(reason.end()).isEqualTo(CallEnd.of(Reason.SUCCESS, "Gone to lunch"));
        assertThat(reason.details()).containsExactly(JingleElement.of(Namespaces.TRANSFER, "transferred"));
        assertThat(JingleReason.reason("new-in-version-9")).isEqualTo(Reason.GENERAL_ERROR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<jingle/>",
                "<jingle xmlns='urn:xmpp:jingle:1'/>",
                "<jingle xmlns='urn:xmpp:jingle:1' action='dance' sid='s'/>",
                "<jingle xmlns='urn:xmpp:jingle:1' action='session-info'/>",
                "<jingle xmlns='urn:xmpp:jingle:1' action='session-info' sid='s'>",
                "<jingle xmlns='urn:xmpp:jingle:1' action='session-info' sid='s'/><x/>",
                "<jingle xmlns='urn:xmpp:jingle:1' action='content-add' sid='s'><content/></jingle>",
                "<jingle xmlns='urn:xmpp:jingle:1' action='session-info' sid='s'><p:x/></jingle>",
                "<!DOCTYPE a [<!ENTITY b 'c'>]><jingle xmlns='urn:xmpp:jingle:1' action='session-info' sid='&b;'/>"
            })
    void whatIsNoJingleIsRefusedWithWords(String xml) {
        assertThatThrownBy(() -> Jingle.parse(xml))
                .isInstanceOf(JingleException.class)
                .message()
                .isNotBlank();
    }

    @Test
    void thereAreLimits() throws JingleException {
        String start = "<jingle xmlns='urn:xmpp:jingle:1' action='session-info' sid='s'>";
        assertThat(Jingle.parse(start + "<content name='a'/>".repeat(500) + "</jingle>")
                        .contents())
                .hasSize(64);
        assertThat(Jingle.parse(start + "<group xmlns='urn:xmpp:jingle:apps:grouping:0' semantics='A x'/></jingle>")
                        .groups())
                .isEmpty();
        assertThat(Jingle.parse(start + "<a xmlns='b'/>".repeat(500) + "</jingle>")
                        .payloads())
                .hasSize(16);
        assertThatThrownBy(() -> Jingle.parse(start + "<a xmlns='b'>".repeat(500)))
                .isInstanceOf(JingleException.class);
        assertThatThrownBy(() -> Jingle.parse(start + "<content name='a'/>".repeat(50_000) + "</jingle>"))
                .isInstanceOf(JingleException.class);
    }

    @Test
    void textThatXmlCannotCarryDoesNotEndTheStream() throws JingleException {
        Jingle end = Jingle.terminate("s\u0000", CallEnd.of(Reason.BUSY, "a\u0001b]]>c"));
        assertThat(end.toXml()).doesNotContain("]]>", "\u0000", "\u0001");
        assertThat(Jingle.parse(end.toXml()).sid()).isEqualTo("s\uFFFD");
    }
}
