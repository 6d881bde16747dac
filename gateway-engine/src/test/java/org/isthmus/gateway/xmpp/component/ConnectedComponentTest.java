package org.isthmus.gateway.xmpp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.isthmus.gateway.xmpp.component.RecordedArrivals.PATIENCE;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.gateway.xmpp.StreamTokens;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jxmpp.jid.impl.JidCreate;

@Timeout(90)
class ConnectedComponentTest {

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

    static Message message(String id, String body) {
        return StanzaBuilder.buildMessage(id)
                .from(JidCreate.fromOrThrowUnchecked("ravi@sip.test"))
                .to(JidCreate.fromOrThrowUnchecked("ann@x.test"))
                .setBody(body)
                .build();
    }

    @Test
    void givesOutStanzasOfAllKindsInTheirOrder() {
        server.push("<message from='ann@x.test/p' to='ravi@sip.test' type='chat' id='m1'><body>a &lt;b&gt;</body>"
                + "<active xmlns='http://jabber.org/protocol/chatstates'/></message>"
                + "\n<presence from='ann@x.test/p' to='ravi@sip.test'><show>away</show></presence>"
                + "<iq type='result' from='x.test' to='gw@sip.test' id='fence-1'/>");
        await().atMost(PATIENCE).until(() -> arrivals.stanzas.size() == 3);
        Message message = (Message) arrivals.stanzas.get(0);
        assertThat(message.getBody()).isEqualTo("a <b>");
        assertThat(message.getType()).isEqualTo(Message.Type.chat);
        assertThat(message.hasExtension("http://jabber.org/protocol/chatstates"))
                .isTrue();
        assertThat(((Presence) arrivals.stanzas.get(1)).getMode()).isEqualTo(Presence.Mode.away);
        assertThat(arrivals.stanzas.get(2).getStanzaId()).isEqualTo("fence-1");
    }

    @Test
    void readsStanzasThatComeInPiecesAndOnesThatSayTheirNamespaceAgain() {
        for (char c : "<message from='ann@x.test/p' to='ravi@sip.test'><body>piece</body></message>".toCharArray()) {
            server.push(String.valueOf(c));
        }
        server.push("<message xmlns='jabber:component:accept' from='ann@x.test/p' to='ravi@sip.test'>"
                + "<body>again</body></message>");
        server.push(
                "<message from='ann@x.test/p' to='ravi@sip.test'><body><![CDATA[<raw> ]] &amp;]]></body></message>");
        await().atMost(PATIENCE).until(() -> arrivals.stanzas.size() == 3);
        assertThat(arrivals.bodies()).containsExactly("piece", "again", "<raw> ]] &amp;");
    }

    @Test
    void sendsManyStanzasInTheirOrder() {
        int many = 5_000;
        for (int i = 0; i < many; i++) {
            assertThat(component.send(message("m" + i, "out " + i))).isTrue();
        }
        await().atMost(PATIENCE).until(() -> server.received.size() == many);
        assertThat(server.received.stream().map(xml -> StreamTokens.text(xml, "body")))
                .isEqualTo(IntStream.range(0, many).mapToObj(i -> "out " + i).toList());
        assertThat(component.status())
                .returns((long) many, ComponentStatus::stanzasOut)
                .returns(0, ComponentStatus::queueLength);
    }

    @Test
    void sendsNothingThatXmlDoesNotKnow() throws InterruptedException {
        component.send(message("m\u0001", "a\u0000b\uD800c\uDC00d\uFFFEe ]]> \uD83D\uDE00 \t\n"));
        String sent = server.received.poll(30, TimeUnit.SECONDS);
        assertThat(sent).contains("id='m\uFFFD'").contains("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe ]]&gt; \uD83D\uDE00 \t\n");
    }

    @Test
    void doesNotSendForAnotherDomain() {
        Message foreign = StanzaBuilder.buildMessage("m")
                .from(JidCreate.fromOrThrowUnchecked("ravi@elsewhere.test"))
                .to(JidCreate.fromOrThrowUnchecked("ann@x.test"))
                .build();
        assertThatThrownBy(() -> component.send(foreign)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysGoodbyeAfterEverythingIsWritten() {
        int many = 2_000;
        for (int i = 0; i < many; i++) {
            component.send(message("m" + i, "out " + i));
        }
        component.close();
        await().atMost(PATIENCE).until(() -> server.goodbyes.get() == 1);
        assertThat(server.received).hasSize(many);
        assertThat(component.send(message("late", "late"))).isFalse();
        assertThat(arrivals.story).containsExactly("online");
        assertThat(component.status().connectedSince()).isEmpty();
    }

    @Test
    void countsWhatItDoes() {
        server.push("<message from='ann@x.test/p' to='ravi@sip.test'><body>one</body></message>"
                + "<message from='ann@x.test/p' to='@sip.test' type='error'><body>bad</body></message>");
        await().atMost(PATIENCE).until(() -> component.status().badStanzas() == 1);
        assertThat(component.status())
                .returns(1L, ComponentStatus::stanzasIn)
                .returns(0L, ComponentStatus::stanzasOut)
                .satisfies(status -> assertThat(status.connectedSince()).isPresent())
                .satisfies(status -> assertThat(status.lastFailure()).isEmpty());
    }

    @Test
    void showsNobodyTheSecret() {
        assertThat(server.config().toString()).contains("sip.test").doesNotContain(ScriptedComponentServer.SECRET);
        assertThat(List.of(server.config()).toString()).doesNotContain(ScriptedComponentServer.SECRET);
    }
}
