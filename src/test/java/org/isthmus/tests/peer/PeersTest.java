package org.isthmus.tests.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The peers are what the tests take them for: they carry texts and presence among themselves, and survive a kill -9. */
@Tag("peer")
class PeersTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void prosodyCarriesTextsBetweenTwoAndIsThereAgainAfterAKill() throws IOException {
        try (Prosody server = Prosody.start(room("prosody"), "ann", "ben");
                SlixUser ann = SlixUser.signIn(room("ann"), "ann", server);
                SlixUser ben = SlixUser.signIn(room("ben"), "ben", server)) {
            ann.send("m1", "ben@xmpp.test", "Hello \uD83D\uDC4B <b>&'");
            await().atMost(SOON).until(() -> ben.texts().size() == 1);
            assertThat(ben.texts().getFirst().body()).isEqualTo("Hello \uD83D\uDC4B <b>&'");

            server.kill();
            ann.sendSurely("m2", "ben@xmpp.test", "Later");
            server.restart();
            await().atMost(SOON).until(() -> ben.texts().size() == 2);
            await().atMost(SOON).until(() -> ann.events("receipt").size() == 2);
        }
    }

    @Test
    void kamailioCarriesTextsAndPresenceAndIsThereAgainAfterAKill() throws IOException {
        try (Kamailio server = Kamailio.start(room("kamailio"), "cem", "dee");
                SipUser cem = SipUser.signIn(room("cem"), "cem", server);
                SipUser dee = SipUser.signIn(room("dee"), "dee", server)) {
            cem.send("m1", "sip:dee@sip.test", "Hello \uD83D\uDC4B");
            cem.send("m2", "sip:nobody@sip.test", "Hello?");
            await().atMost(SOON).until(() -> cem.events("answer").size() == 2);
            assertThat(cem.events("answer").stream().map(e -> e.get("status").asInt()))
                    .isEqualTo(List.of(200, 404));
            assertThat(dee.texts()).extracting(ScriptUser.Text::body).containsExactly("Hello \uD83D\uDC4B");

            dee.subscribe("sip:cem@sip.test");
            cem.publish("open", "at lunch");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(dee.events("notify"))
                            .anyMatch(e -> e.get("body").asText().contains("at lunch")));

            server.kill();
            cem.sendSurely("m3", "sip:dee@sip.test", "Later");
            server.restart();
            await().atMost(SOON).until(() -> dee.texts().size() == 2);
            assertThat(dee.texts().getLast().id()).isEqualTo("m3");
            await().atMost(SOON).until(() -> cem.events("receipt").size() == 1);
        }
    }

    private Path room(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }
}
