package org.isthmus.gateway.xmpp.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.gateway.xmpp.StreamTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(90)
class AnsweringTest {

    private final SystemScheduler scheduler = new SystemScheduler();
    private final RecordedArrivals arrivals = new RecordedArrivals();
    private ScriptedComponentServer server;
    private XmppComponent component;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedComponentServer();
        component = new XmppComponent(server.config(), scheduler);
        component.start(arrivals);
        arrivals.awaitOnline(1);
    }

    @AfterEach
    void stop() throws IOException {
        component.close();
        server.close();
        scheduler.close();
    }

    private String answerTo(String to, String type, String content) throws InterruptedException {
        server.push("<iq type='" + type + "' id='q1' from='ann@x.test/p' to='" + to + "'>" + content + "</iq>");
        String answer = String.valueOf(server.received.poll(30, TimeUnit.SECONDS));
        assertThat(StreamTokens.attribute(answer, "id")).isEqualTo("q1");
        assertThat(StreamTokens.attribute(answer, "from")).isEqualTo(to);
        assertThat(StreamTokens.attribute(answer, "to")).isEqualTo("ann@x.test/p");
        assertThat(arrivals.stanzas).isEmpty();
        return answer;
    }

    @Test
    void saysThatItIsAGatewayToSip() throws InterruptedException {
        assertThat(answerTo("sip.test", "get", "<query xmlns='http://jabber.org/protocol/disco#info'/>"))
                .contains("type='result'")
                .contains("category='gateway'")
                .contains("type='sip'")
                .contains("var='http://jabber.org/protocol/disco#info'")
                .contains("var='urn:xmpp:ping'");
    }

    @Test
    void saysWhatAUserAndADeviceAre() throws InterruptedException {
        String info = "<query xmlns='http://jabber.org/protocol/disco#info'/>";
        assertThat(answerTo("ravi@sip.test", "get", info)).contains("category='account'", "type='registered'");
        assertThat(answerTo("ravi@sip.test/desk", "get", info)).contains("category='client'", "type='phone'");
    }

    @Test
    void hasNoItemsAndNoNodes() throws InterruptedException {
        assertThat(answerTo("sip.test", "get", "<query xmlns='http://jabber.org/protocol/disco#items'/>"))
                .contains("type='result'")
                .contains("http://jabber.org/protocol/disco#items");
        assertThat(answerTo("sip.test", "get", "<query xmlns='http://jabber.org/protocol/disco#info' node='x'/>"))
                .contains("type='error'")
                .contains("<item-not-found");
    }

    @Test
    void answersPingsAndSaysItsVersion() throws InterruptedException {
        assertThat(answerTo("sip.test", "get", "<ping xmlns='urn:xmpp:ping'/>")).contains("type='result'");
        assertThat(answerTo("ravi@sip.test", "get", "<ping xmlns='urn:xmpp:ping'/>"))
                .contains("type='result'");
        assertThat(answerTo("sip.test", "get", "<query xmlns='jabber:iq:version'/>"))
                .contains("<name>Isthmus</name>");
    }

    /** The last one would be written with two attributes of the same name if it were repeated in the answer. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<query xmlns='jabber:iq:last'/>",
                "<vCard xmlns='vcard-temp'/>",
                "<query xmlns='jabber:iq:register'/>",
                "<x xmlns='urn:a' xmlns:a='urn:a' xmlns:b='urn:b' a:n='1' b:n='2'><y/></x>"
            })
    void knowsNothingElse(String question) throws InterruptedException {
        String answer = answerTo("ravi@sip.test", "get", question);
        assertThat(answer)
                .contains("type='error'")
                .contains("<service-unavailable")
                .doesNotContain("n='1'");
        assertThat(answerTo("ravi@sip.test", "set", question)).contains("<service-unavailable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<body>a<b/></body>", "<a><b/></a><error type='none'/>"})
    void refusesAMessageThatItCannotRead(String content) throws InterruptedException {
        server.push("<message id='m1' from='ann@x.test/p' to='ravi@sip.test'>" + content + "</message>");
        assertRefused("bad-request");
    }

    @Test
    void refusesAnAddressThatIsNone() throws InterruptedException {
        server.push("<message id='m1' from='ann@x.test/p' to='a b@sip.test'><body>x</body></message>");
        assertRefused("jid-malformed");
    }

    @Test
    void refusesWhatIsOverALimit() throws InterruptedException {
        server.push("<message id='m1' from='ann@x.test/p' to='ravi@sip.test'>" + "<a>".repeat(5_000)
                + "</a>".repeat(5_000) + "</message>");
        assertRefused("policy-violation");
        server.push("<message id='m1' from='ann@x.test/p' to='ravi@sip.test'><body>" + "x".repeat(600_000)
                + "</body></message>");
        assertRefused("policy-violation");
    }

    private void assertRefused(String condition) throws InterruptedException {
        String answer = String.valueOf(server.received.poll(30, TimeUnit.SECONDS));
        assertThat(answer).contains("type='error'").contains("<" + condition);
        assertThat(StreamTokens.attribute(answer, "id")).isEqualTo("m1");
        assertThat(StreamTokens.attribute(answer, "to")).isEqualTo("ann@x.test/p");
        assertThat(server.connections).hasValue(1);
    }

    @Test
    void neverAnswersAnAnswer() {
        server.push("<message type='error' id='e' from='ann@x.test/p' to='a b@sip.test'/>"
                + "<iq type='result' id='r' from='a b@x.test' to='sip.test'/>"
                + "<presence from='a b@x.test' to='sip.test'/>"
                + "<message id='m' from='ann@x.test/p' to='ravi@sip.test'><body>last</body></message>");
        arrivals.awaitBody("last");
        assertThat(server.received).isEmpty();
    }
}
