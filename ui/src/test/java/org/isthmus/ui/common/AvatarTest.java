package org.isthmus.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvatarTest {

    @ParameterizedTest
    @CsvSource({
        "Romeo Montague, RM",
        "Nurse, N",
        "romeo@verona.example, R",
        "Ana de Armas, AA",
        "שירה כהן, שכ",
        "' ', ?",
        "😀 Smile, 😀S"
    })
    void initialsAreTheFirstLettersOfFirstAndLastWord(String name, String expected) {
        assertThat(Avatar.initials(name)).isEqualTo(expected);
    }
}
