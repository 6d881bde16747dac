package org.isthmus.tests.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.isthmus.tests.peer.ScriptUser;
import org.isthmus.tests.peer.SipUser;
import org.isthmus.tests.peer.SlixUser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody on a real Kamailio and somebody on a real Prosody, who know nothing of a gateway, write to and see each other. */
@Tag("peer")
class DomainsOverRealServersTest {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String RAVI_FROM_XMPP = "ravi@sip.test";
    private static final String NORA_FROM_SIP = "sip:nora@xmpp.test";

    private static final List<String> TEXTS = List.of(
            "Plain ASCII, nothing else.",
            "<b>Markup</b> & \"quotes\" 'single' <!-- -->]]> &amp; %41 \\5c",
            "Gr\u00fc\u00dfe \u4f60\u597d \u05e9\u05dc\u05d5\u05dd \uD83D\uDC69\u200D\uD83D\uDE80\uD83C\uDDE9\uD83C\uDDEA \uD835\uDD38",
            "one line\nanother line\n\n    and a fourth, indented",
            "0123456789".repeat(400));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void textsCrossBothWaysUnchangedBetweenMappedAddresses(String transport) {
        try (JoinedDomains domains = new JoinedDomains(folder, transport, "ravi", "nora");
                SlixUser nora = SlixUser.signIn(domains.room("nora"), "nora", domains.prosody);
                SipUser ravi = SipUser.signIn(domains.room("ravi"), "ravi", domains.kamailio)) {
            for (int i = 0; i < TEXTS.size(); i++) {
                nora.send("x" + i, RAVI_FROM_XMPP, TEXTS.get(i));
                ravi.send("s" + i, NORA_FROM_SIP, TEXTS.get(i));
            }
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(ravi.texts()).extracting(ScriptUser.Text::body).isEqualTo(TEXTS);
                assertThat(nora.texts()).extracting(ScriptUser.Text::body).isEqualTo(TEXTS);
            });
            assertThat(ravi.texts()).allMatch(text -> text.sender().equals(NORA_FROM_SIP));
            assertThat(nora.texts()).allMatch(text -> text.sender().equals(RAVI_FROM_XMPP));
            await().atMost(SOON).until(() -> nora.events("receipt").size() == TEXTS.size());
            await().atMost(SOON).until(() -> ravi.events("answer").size() == TEXTS.size());
            assertThat(domains.gateway().report().messages().toXmpp().refused()).isZero();
        }
    }

    @Test
    void whoWritesToSomebodyWhoIsNotThereIsTold() {
        try (JoinedDomains domains = new JoinedDomains(folder, "udp", "ravi", "nora");
                SlixUser nora = SlixUser.signIn(domains.room("nora"), "nora", domains.prosody);
                SipUser ravi = SipUser.signIn(domains.room("ravi"), "ravi", domains.kamailio)) {
            nora.send("x1", "nobody@sip.test", "Anybody there?");
            ravi.send("s1", "sip:nobody@xmpp.test", "Anybody there?");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(nora.events("error"))
                            .singleElement()
                            .satisfies(event ->
                                    assertThat(event.get("condition").asText()).isEqualTo("item-not-found")));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(ravi.events("answer"))
                            .singleElement()
                            .satisfies(event ->
                                    assertThat(event.get("status").asInt()).isEqualTo(403)));
        }
    }

    @Test
    void presenceCrossesBothWaysAndIsRightAgainAfterARestart() {
        try (JoinedDomains domains = new JoinedDomains(folder, "udp", "ravi", "nora");
                SlixUser nora = SlixUser.signIn(domains.room("nora"), "nora", domains.prosody);
                SipUser ravi = SipUser.signIn(domains.room("ravi"), "ravi", domains.kamailio)) {
            ravi.publish("open", "at lunch");
            await().atMost(SOON).until(() -> !ravi.events("published").isEmpty());
            nora.subscribe(RAVI_FROM_XMPP);
            await().atMost(SOON).until(() -> sees(nora, "at lunch"));

            ravi.subscribe(NORA_FROM_SIP);
            await().atMost(SOON)
                    .until(() -> nora.events("presence").stream()
                            .anyMatch(event -> event.get("type").asText().equals("subscribe")));
            nora.raw("<presence to='ravi@sip.test' type='subscribed'/>");
            nora.presence("away", "having tea");
            await().atMost(SOON)
                    .until(() -> ravi.events("notify").stream()
                            .anyMatch(event -> event.get("body").asText().contains("having tea")));

            domains.restartGateway();
            ravi.publish("open", "back at work");
            await().atMost(SOON).until(() -> sees(nora, "back at work"));
        }
    }

    private static boolean sees(SlixUser user, String status) {
        return user.events("presence").stream()
                .map(event -> event.get("status"))
                .map(JsonNode::asText)
                .anyMatch(status::equals);
    }
}
