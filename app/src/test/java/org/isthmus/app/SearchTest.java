package org.isthmus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.isthmus.app.TestApp.address;

import java.nio.file.Path;
import java.util.List;
import org.isthmus.app.conversation.ChatMessage;
import org.isthmus.app.conversation.SearchHit;
import org.isthmus.gateway.signal.InstantMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SearchTest {

    private static final String ME = "me@capulet.example";
    private static final String ROMEO = "romeo@montague.example";

    @TempDir
    Path folder;

    private TestApp app;
    private ScriptedEndpoint xmpp;
    private int next;

    @BeforeEach
    void open() {
        app = new TestApp(folder);
        xmpp = app.account(ME);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void findsWordsInAnyScriptAndPartsOfThem() {
        heard("Tomorrow we meet at the Caf\u00e9 Verona");
        heard("\u660e\u65e5\u306f\u6771\u4eac\u99c5\u3067\u4f1a\u3044\u307e\u3057\u3087\u3046");
        heard(
                "\u0646\u0644\u062a\u0642\u064a \u063a\u062f\u0627 \u0641\u064a \u0627\u0644\u0645\u0643\u062a\u0628\u0629");
        heard("\u041f\u0440\u0438\u0432\u0435\u0442, \u0414\u0436\u0443\u043b\u044c\u0435\u0442\u0442\u0430");
        assertThat(found("tomorrow")).hasSize(1);
        assertThat(found("CAFE")).hasSize(1);
        assertThat(found("verona caf\u00e9")).hasSize(1);
        assertThat(found("\u6771\u4eac\u99c5")).hasSize(1);
        assertThat(found("\u0627\u0644\u0645\u0643\u062a\u0628\u0629")).hasSize(1);
        assertThat(found("\u0434\u0436\u0443\u043b\u044c\u0435\u0442\u0442")).hasSize(1);
        assertThat(found("verona rome")).isEmpty();
    }

    @Test
    void findsOneAndTwoCharactersAndEmoji() {
        heard("I go to \u6771\u4eac soon");
        heard("well played \ud83c\udfad\ud83d\udc4d\ud83c\udffd");
        heard("OK then");
        assertThat(found("\u6771")).hasSize(1);
        assertThat(found("\u6771\u4eac")).hasSize(1);
        assertThat(found("\ud83c\udfad")).hasSize(1);
        assertThat(found("\ud83d\udc4d\ud83c\udffd")).hasSize(1);
        assertThat(found("ok")).hasSize(1);
        assertThat(found("ok then")).hasSize(1);
        assertThat(found("then ok go")).isEmpty();
    }

    @Test
    void nothingInAQueryIsAnOperator() {
        heard("she said \"good night\" AND left");
        heard("100% sure: a_b (really)* - NOT 'quoted'");
        heard("semi;colon -- DROP TABLE message");
        assertThat(found("\"good night\"")).hasSize(1);
        assertThat(found("\"")).hasSize(1);
        assertThat(found("AND left")).hasSize(1);
        assertThat(found("(really)*")).hasSize(1);
        assertThat(found("100%")).hasSize(1);
        assertThat(found("%")).hasSize(1);
        assertThat(found("_")).hasSize(1);
        assertThat(found("NOT 'quoted'")).hasSize(1);
        assertThat(found("body:sure")).isEmpty();
        assertThat(found("sure OR left")).isEmpty();
        assertThat(found("NEAR(sure left)")).isEmpty();
        assertThat(found("-- DROP")).hasSize(1);
        assertThat(found("   ")).isEmpty();
        assertThat(found("")).isEmpty();
        assertThat(found("\0")).isEmpty();
        assertThat(found("x".repeat(10_000))).isEmpty();
    }

    @Test
    void theLatestComesFirstAndACorrectedTextIsFoundByItsNewWordsOnly() {
        heard("parting is such sweet sorrow");
        xmpp.deliver(InstantMessage.text("x", address(ROMEO), address(ME), "sorow again"))
                .join();
        xmpp.deliver(InstantMessage.text("y", address(ROMEO), address(ME), "sorrow again")
                        .withReplaces("x"))
                .join();
        assertThat(found("sorrow")).containsExactly("sorrow again", "parting is such sweet sorrow");
        assertThat(found("sorow")).isEmpty();
        assertThat(app.chats().search("sorrow", 1).join()).hasSize(1);
    }

    @Test
    void theSnippetShowsTheMatchInOneLineAndCutsNoCharacterInTwo() {
        heard("\ud83d\ude00".repeat(100) + "\nthe needle\n" + "\ud83d\ude00".repeat(100));
        SearchHit hit = app.chats().search("needle", 5).join().getFirst();
        assertThat(hit.snippet())
                .contains("the needle")
                .doesNotContain("\n")
                .startsWith("\u2026")
                .endsWith("\u2026");
        assertThat(hit.snippet().codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        assertThat(hit.message().person()).isEqualTo(app.person(ROMEO).id());
    }

    @Test
    void strangeTextsComeBackAsTheyWere() {
        List<String> texts = List.of(
                "nul\0inside",
                "tab\tand\r\nlines",
                "\u202Eright to left\u202C",
                "'; DELETE FROM message; --",
                "\ud83e\udd20");
        texts.forEach(this::heard);
        await().until(() -> app.people().findByAddress(address(ROMEO)).isPresent());
        assertThat(app.chats()
                        .history(app.person(ROMEO).id(), Long.MAX_VALUE, 10)
                        .join())
                .extracting(ChatMessage::body)
                .containsExactlyElementsOf(texts);
    }

    private void heard(String body) {
        next++;
        assertThat(xmpp.deliver(InstantMessage.text("id" + next, address(ROMEO), address(ME), body))
                        .join())
                .isEmpty();
    }

    private List<String> found(String query) {
        return app.chats().search(query, 10).join().stream()
                .map(hit -> hit.message().body())
                .toList();
    }
}
