package org.isthmus.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.isthmus.app.lab.LabInfo;
import org.isthmus.app.lab.LabOptions;
import org.isthmus.app.lab.LabServers;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.tests.peer.Baresip;
import org.isthmus.tests.peer.ScriptUser;
import org.isthmus.tests.peer.SlixUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other people's phones and chat programs are at home in the lab as well. */
@Tag("peer")
class RealClientsOnTheLabTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final SystemScheduler clock = new SystemScheduler();
    private LabServers lab;

    @BeforeEach
    void start() throws IOException {
        lab = LabServers.start(LabOptions.freePorts(), clock);
    }

    @AfterEach
    void stop() {
        lab.close();
        clock.close();
    }

    @Test
    void baresipRegistersSeesPresenceAndGetsAnAnswer() {
        LabInfo.Person bob = lab.info().people().get(1);
        try (Baresip phone = Baresip.start(
                folder, bob.sip().toString(), bob.password(), lab.info().sip().port(), "sip:echo@lab.test")) {
            await().atMost(SOON).untilAsserted(() -> assertThat(phone.output()).contains("200 OK () [1 binding]"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(phone.contacts()).contains("Online"));
            phone.send("Hello from a phone");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(phone.output()).contains("\"Echo: Hello from a phone\""));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(phone.output()).contains("sip:talker@lab.test: \"Hello!"));
        }
    }

    @Test
    void baresipWithTheWrongPasswordIsTurnedAway() {
        LabInfo.Person bob = lab.info().people().get(1);
        try (Baresip phone = Baresip.start(
                folder, bob.sip().toString(), "wrong", lab.info().sip().port(), "sip:echo@lab.test")) {
            await().atMost(SOON).untilAsserted(() -> assertThat(phone.output()).contains("401 Unauthorized"));
            assertThat(phone.output()).doesNotContain("200 OK");
        }
    }

    @Test
    void slixmppHasItsRosterAnAnswerAndTheArchiveOfBoth() {
        LabInfo.Person carol = lab.info().people().get(2);
        try (SlixUser user = SlixUser.signIn(
                folder,
                carol.xmpp().toString(),
                carol.password(),
                lab.info().xmpp().port())) {
            assertThat(user.events("online").getFirst().get("roster").toString())
                    .contains("\"echo@lab.test\":\"Echo\"", "\"talker@lab.test\":\"Talker\"");
            await().atMost(SOON)
                    .until(() -> user.events("presence").stream()
                            .anyMatch(e -> e.get("sender").asText().startsWith("echo@lab.test")
                                    && e.get("type").asText().equals("available")));
            user.send("m1", "echo@lab.test", "Hello \uD83D\uDC4B <b>&'");
            await().atMost(SOON)
                    .until(
                            () -> user.texts().stream()
                                    .map(ScriptUser.Text::body)
                                    .toList(),
                            bodies -> bodies.contains("Echo: Hello \uD83D\uDC4B <b>&'"));
            assertThat(user.events("receipt"))
                    .anyMatch(e -> e.get("id").asText().equals("m1"));
            user.raw("<iq type='set' id='a1'><query xmlns='urn:xmpp:mam:2'><x xmlns='jabber:x:data' type='submit'>"
                    + "<field var='FORM_TYPE' type='hidden'><value>urn:xmpp:mam:2</value></field>"
                    + "<field var='with'><value>echo@lab.test</value></field></x></query></iq>");
            await().atMost(SOON).until(() -> user.events("archived").size() == 2);
            assertThat(user.events("archived"))
                    .extracting(e -> e.get("body").asText())
                    .containsExactly("Hello \uD83D\uDC4B <b>&'", "Echo: Hello \uD83D\uDC4B <b>&'");
        }
    }

    @Test
    void twoRealClientsTalkToEachOtherByWayOfTheLab() throws IOException {
        int port = lab.info().xmpp().port();
        Path bobs = Files.createDirectory(folder.resolve("bob"));
        Path carols = Files.createDirectory(folder.resolve("carol"));
        try (SlixUser bob = SlixUser.signIn(bobs, "bob@lab.test", password(1), port);
                SlixUser carol = SlixUser.signIn(carols, "carol@lab.test", password(2), port)) {
            bob.send("b1", "carol@lab.test", "Hello Carol");
            await().atMost(SOON)
                    .until(() ->
                            carol.texts().stream().anyMatch(text -> text.body().equals("Hello Carol")));
            await().atMost(SOON)
                    .until(() -> bob.events("receipt").stream()
                            .anyMatch(e -> e.get("id").asText().equals("b1")));
        }
    }

    private String password(int person) {
        return lab.info().people().get(person).password();
    }
}
