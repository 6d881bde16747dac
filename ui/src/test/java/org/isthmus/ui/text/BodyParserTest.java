package org.isthmus.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyParserTest {

    private final BodyParser parser = new BodyParser(EmojiIndex.load());

    @ParameterizedTest
    @ValueSource(strings = {"😀", "❤️", "👍🏽", "👩‍💻", "👨‍👩‍👧‍👦", "🇪🇺", "1️⃣", "🏴‍☠️"})
    void aJoinedEmojiIsOnePicture(String emoji) {
        List<TextRun> runs = parser.parse("ok " + emoji + " done");
        assertThat(runs).hasSize(3);
        assertThat(runs.get(1))
                .isInstanceOfSatisfying(
                        TextRun.Symbol.class,
                        symbol -> assertThat(symbol.emoji().text()).isEqualTo(emoji));
    }

    @ParameterizedTest
    @ValueSource(strings = {"room 3 #4 * ©", "✓ ☎", "12:30", "\uD83D", "\u202Eabc"})
    void signsAndDigitsStayText(String text) {
        assertThat(parser.parse(text)).containsExactly(new TextRun.Plain(text));
    }

    @Test
    void webAddressesAreLinksAndNothingElseIs() {
        assertThat(parser.parse("see https://example.org/a?b=c, and www.example.org."))
                .contains(
                        new TextRun.Link("https://example.org/a?b=c", "https://example.org/a?b=c"),
                        new TextRun.Link("www.example.org", "https://www.example.org"));
        assertThat(parser.parse("file:///etc/passwd javascript:alert(1) jar:http xmpp:a@b"))
                .noneMatch(run -> run instanceof TextRun.Link);
    }

    @Test
    void aLineInAListHasNoLineEndsAndNoHiddenDirections() {
        assertThat(parser.parseLine("one\ntwo\u202Ethree")).containsExactly(new TextRun.Plain("one twothree"));
    }

    @Test
    void aTextRunsTheWayOfItsFirstLetter() {
        assertThat(TextDirection.isRightToLeft("12 שלום abc")).isTrue();
        assertThat(TextDirection.isRightToLeft("abc שלום")).isFalse();
        assertThat(TextDirection.isRightToLeft("123")).isFalse();
    }
}
