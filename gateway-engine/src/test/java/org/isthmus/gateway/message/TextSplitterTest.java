package org.isthmus.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextSplitterTest {

    @Property(tries = 300)
    void thePartsTogetherAreTheTextAndEachFits(
            @ForAll("texts") String text, @ForAll @IntRange(min = 4, max = 90) int bytes) {
        List<String> parts = split(text, bytes);
        assertThat(String.join("", parts)).isEqualTo(text);
        assertThat(parts)
                .allSatisfy(part ->
                        assertThat(part.getBytes(StandardCharsets.UTF_8).length).isBetween(1, bytes));
    }

    @Test
    void cutsAfterASpace() {
        assertThat(split("one two three", 9)).containsExactly("one two ", "three");
    }

    @Test
    void doesNotTearACharacterThatPeopleSeeAsOne() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        assertThat(split("abcdefgh" + family, 20)).containsExactly("abcdefgh", family);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a",
                        "word",
                        " ",
                        "\n",
                        "\r\n",
                        "\u00e9",
                        "e\u0301",
                        "\u4e2d",
                        "\uD83D\uDE00",
                        "\u200D",
                        "\uFE0F")
                .list()
                .ofMaxSize(120)
                .map(pieces -> String.join("", pieces));
    }

    private static List<String> split(String text, int bytes) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (!rest.isEmpty()) {
            int length = TextSplitter.cut(rest, bytes);
            parts.add(rest.substring(0, length));
            rest = rest.substring(length);
        }
        return parts;
    }
}
