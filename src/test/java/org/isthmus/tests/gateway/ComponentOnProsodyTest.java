package org.isthmus.tests.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.gateway.domain.XmppArrivals;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.xmpp.component.ComponentConfig;
import org.isthmus.gateway.xmpp.component.XmppComponent;
import org.isthmus.tests.peer.Prosody;
import org.isthmus.tests.peer.ScriptUser;
import org.isthmus.tests.peer.SlixUser;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A component on a real server: it is taken in, it serves users, it is back after the server was killed. */
@Tag("peer")
class ComponentOnProsodyTest {

    private static final String DOMAIN = "sip.test";
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final SystemScheduler scheduler = new SystemScheduler();
    private final Echo echo = new Echo();
    private Prosody server;

    /** Answers each text with the same text. */
    private static final class Echo implements XmppArrivals {

        private final List<String> story = new CopyOnWriteArrayList<>();
        private final List<Failure> losses = new CopyOnWriteArrayList<>();
        private final CompletableFuture<XmppComponent> component = new CompletableFuture<>();

        @Override
        public void stanza(Stanza stanza) {
            if (stanza instanceof Message message && message.getBody() != null) {
                component
                        .join()
                        .send(StanzaBuilder.buildMessage("answer-" + message.getStanzaId())
                                .from(message.getTo())
                                .to(message.getFrom())
                                .setBody("you said: " + message.getBody())
                                .build());
            }
        }

        @Override
        public void online() {
            story.add("online");
        }

        @Override
        public void lost(Failure why) {
            losses.add(why);
            story.add("lost");
        }

        long connections() {
            return story.stream().filter("online"::equals).count();
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = Prosody.startWithComponent(room("prosody"), DOMAIN, "ann");
    }

    @AfterEach
    void stop() {
        server.close();
        scheduler.close();
    }

    private Path room(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    private XmppComponent component(String secret) {
        XmppComponent made = new XmppComponent(
                new ComponentConfig("127.0.0.1", server.component().port(), DOMAIN, secret), scheduler);
        echo.component.complete(made);
        made.start(echo);
        return made;
    }

    @Test
    void servesUsersAndIsBackAfterTheServerWasKilled() throws IOException {
        try (XmppComponent component = component(server.component().secret());
                SlixUser ann = SlixUser.signIn(room("ann"), "ann", server)) {
            await().atMost(SOON).until(() -> echo.connections() == 1);
            ann.send("m1", "ravi@sip.test", "Hello \uD83D\uDC4B <b>&' ]]>");
            await().atMost(SOON).until(() -> ann.texts().size() == 1);
            assertThat(ann.texts().getFirst())
                    .isEqualTo(new ScriptUser.Text(
                            "answer-m1", "ravi@sip.test", "", "you said: Hello \uD83D\uDC4B <b>&' ]]>"));

            int signIns = ann.events("online").size();
            server.kill();
            await().atMost(SOON).until(() -> !echo.losses.isEmpty());
            assertThat(component.status().connectedSince()).isEmpty();
            server.restart();
            await().atMost(SOON).until(() -> echo.connections() == 2);
            await().atMost(SOON).until(() -> ann.events("online").size() > signIns);
            ann.send("m2", "ravi@sip.test", "Still there?");
            await().atMost(SOON).until(() -> ann.texts().size() == 2);
            assertThat(ann.texts().getLast().body()).isEqualTo("you said: Still there?");
        }
    }

    /** The component asks itself by way of the server, and this one has to return that. */
    @Test
    void keepsASilentConnectionThatIsAlive() {
        Scheduler fiveTimesAsFast = new Scheduler() {
            @Override
            public Instant instant() {
                return scheduler.instant();
            }

            @Override
            public Task after(Duration delay, Runnable action) {
                return scheduler.after(delay.dividedBy(5), action);
            }
        };
        try (XmppComponent component = new XmppComponent(
                new ComponentConfig(
                        "127.0.0.1",
                        server.component().port(),
                        DOMAIN,
                        server.component().secret()),
                fiveTimesAsFast)) {
            component.start(echo);
            await().atMost(SOON).until(() -> component.status().stanzasIn() >= 2);
            assertThat(echo.story).containsExactly("online");
        }
    }

    @Test
    void saysThatTheSecretIsWrong() {
        try (XmppComponent component = component("not " + server.component().secret())) {
            await().atMost(SOON).until(() -> !echo.losses.isEmpty());
            assertThat(echo.losses.getFirst().reason()).isEqualTo(Reason.WRONG_PASSWORD);
            assertThat(component.status().lastFailure())
                    .hasValueSatisfying(text -> assertThat(text).contains(DOMAIN));
        }
    }

    @Test
    void saysThatTheServerDoesNotKnowTheComponent() {
        try (XmppComponent component = new XmppComponent(
                new ComponentConfig(
                        "127.0.0.1",
                        server.component().port(),
                        "other.test",
                        server.component().secret()),
                scheduler)) {
            component.start(echo);
            await().atMost(SOON).until(() -> !echo.losses.isEmpty());
            // Now and then this server refuses the name with a stream that is none of a component.
            assertThat(echo.losses.getFirst().reason()).isIn(Reason.ACCOUNT_REFUSED, Reason.NOT_SUPPORTED);
        }
    }

    @Test
    void saysThatThePortIsOneForClients() {
        try (XmppComponent component =
                new XmppComponent(new ComponentConfig("127.0.0.1", server.port(), DOMAIN, "secret"), scheduler)) {
            component.start(echo);
            await().atMost(SOON).until(() -> !echo.losses.isEmpty());
            assertThat(echo.losses.getFirst().reason()).isEqualTo(Reason.NOT_SUPPORTED);
        }
    }

    @Test
    void whatStrangersSendDoesNotEndTheStream() throws IOException {
        try (XmppComponent component = component(server.component().secret());
                SlixUser ann = SlixUser.signIn(room("ann"), "ann", server)) {
            await().atMost(SOON).until(() -> echo.connections() == 1);
            for (String content : List.of(
                    "<a>".repeat(400) + "</a>".repeat(400),
                    "<body>" + "x".repeat(200_000) + "</body>",
                    "<body>a<b/></body>",
                    "<x xmlns='urn:a' xmlns:a='urn:a' xmlns:b='urn:b' a:n='1' b:n='2'/>")) {
                ann.raw("<message to='ravi@sip.test' id='bad'>" + content + "</message>");
                ann.raw("<iq type='get' to='ravi@sip.test' id='q'>" + content.replace("body", "q") + "</iq>");
            }
            ann.send("m1", "ravi@sip.test", "Still there?");
            await().atMost(SOON)
                    .until(() ->
                            ann.texts().stream().anyMatch(text -> text.body().contains("Still")));
            assertThat(echo.story).containsExactly("online");
            assertThat(component.status().badStanzas()).isPositive();
        }
    }
}
