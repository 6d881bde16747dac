package org.isthmus.tests.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.isthmus.tests.peer.ScriptUser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody on a real Kamailio and somebody on a real Prosody talk with each other over a bridge. */
@Tag("peer")
class BridgeOverRealServersTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** A presence server may refuse the first SUBSCRIBE for the moment; the next one comes within two minutes. */
    private static final Duration AFTER_A_SECOND_TRY = Duration.ofMinutes(4);

    private static final List<String> TEXTS = List.of(
            "Plain ASCII, nothing else.",
            "<b>Markup</b> & \"quotes\" 'single' <!-- -->]]> &amp; %41 \\5c",
            "Gr\u00fc\u00dfe \u4f60\u597d \u05e9\u05dc\u05d5\u05dd \uD83D\uDC69\u200D\uD83D\uDE80\uD83C\uDDE9\uD83C\uDDEA \uD835\uDD38",
            "one line\nanother line\n\n    and a fourth, indented",
            "0123456789".repeat(400));

    @TempDir
    private Path folder;

    @Test
    void textsCrossBothWaysUnchangedWithTheirAuthor() {
        try (BridgedWorld world = new BridgedWorld(folder)) {
            world.bridge("ravi", "nora");
            for (int i = 0; i < TEXTS.size(); i++) {
                world.nora.send("x" + i, BridgedWorld.US_ON_XMPP, TEXTS.get(i));
                world.ravi.send("s" + i, BridgedWorld.US_ON_SIP, TEXTS.get(i));
            }
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(world.ravi.texts()).extracting(ScriptUser.Text::body).isEqualTo(TEXTS);
                assertThat(world.nora.texts()).extracting(ScriptUser.Text::body).isEqualTo(TEXTS);
            });
            assertThat(world.ravi.texts())
                    .allMatch(text -> text.sender().equals("sip:us@sip.test"))
                    .allMatch(text -> text.author().contains("nora@xmpp.test"));
            assertThat(world.nora.texts())
                    .allMatch(text -> text.sender().startsWith("us@xmpp.test/"))
                    .allMatch(text -> text.author().contains("ravi@sip.test"));
            await().atMost(SOON).until(() -> world.nora.events("receipt").size() == TEXTS.size());
        }
    }

    @Test
    void presenceCrossesBothWays() {
        try (BridgedWorld world = new BridgedWorld(folder)) {
            world.ravi.publish("open", "at lunch");
            world.sip.contacts().put(world.bridge("ravi", "nora").sip().address(), "Ravi", Set.of());
            await().atMost(AFTER_A_SECOND_TRY)
                    .untilAsserted(() -> assertThat(world.nora.events("presence"))
                            .anyMatch(event -> event.get("sender").asText().startsWith("us@xmpp.test/")
                                    && event.get("status").asText().equals("ravi: at lunch")));

            world.xmpp.contacts().put(world.bridges.all().getFirst().xmpp().address(), "Nora", Set.of());
            world.ravi.subscribe(BridgedWorld.US_ON_SIP);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(world.ravi.events("notify"))
                            .anyMatch(event -> event.get("body").asText().contains("<note>nora</note>")));
            world.nora.presence("away", "having tea");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(world.ravi.events("notify"))
                            .anyMatch(event -> event.get("body").asText().contains("nora: having tea")
                                    && event.get("body").asText().contains("away")));
        }
    }

    @Test
    void whoWritesToSomebodyWhoIsNotThereIsTold() {
        try (BridgedWorld world = new BridgedWorld(folder)) {
            world.bridge("nobody", "nora");
            world.bridge("ravi", "noone");
            world.nora.send("x1", BridgedWorld.US_ON_XMPP, "Anybody there?");
            world.ravi.send("s1", BridgedWorld.US_ON_SIP, "Anybody there?");
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(world.nora.events("error")).singleElement().satisfies(event -> {
                    assertThat(event.get("id").asText()).isEqualTo("x1");
                    assertThat(event.get("condition").asText()).isEqualTo("item-not-found");
                });
                assertThat(world.ravi.events("answer"))
                        .singleElement()
                        .satisfies(
                                event -> assertThat(event.get("status").asInt()).isIn(403, 404, 405, 604));
            });
        }
    }
}
