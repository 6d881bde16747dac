package org.isthmus.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isthmus.app.people.PresenceSummary;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.Availability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** English and German are complete, in every package, for every key that the code names. */
class TextsTest {

    private static final Path SOURCES = Path.of("src/main/java/org/isthmus/ui");
    private static final Path RESOURCES = Path.of("src/main/resources/org/isthmus/ui");
    private static final Pattern NAMED = Pattern.compile("\\b(?:words|texts)\\.get\\(\\s*\"([^\"]+)\"[,)]");

    static List<Path> packages() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.endsWith("texts.properties"))
                    .map(file -> RESOURCES.relativize(file.getParent()))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void bothLanguagesHaveTheSameKeys(Path folder) throws IOException {
        Properties english = load(folder.resolve("texts.properties"));
        Properties german = load(folder.resolve("texts_de.properties"));
        assertThat(new TreeSet<>(german.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
        assertThat(english.values()).noneMatch(value -> value.toString().isBlank());
        assertThat(german.values()).noneMatch(value -> value.toString().isBlank());
    }

    @Test
    void everyKeyNamedInTheCodeHasAText() throws IOException {
        List<String> missing = new ArrayList<>();
        List<Path> sources;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        int named = 0;
        for (Path source : sources) {
            Path folder = SOURCES.relativize(source.getParent());
            Matcher keys = NAMED.matcher(Files.readString(source));
            while (keys.find()) {
                named++;
                if (!load(folder.resolve("texts.properties")).containsKey(keys.group(1))) {
                    missing.add(source.getFileName() + ": " + keys.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(named).isPositive();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyReasonIsASentenceWithAdvice(Locale locale) {
        Words words = new Texts(locale).of(FailureText.class);
        for (Reason reason : Reason.values()) {
            assertThat(words.keys()).contains("failure." + reason, "failure." + reason + ".do");
            assertThat(words.get("failure." + reason)).endsWith(".");
            assertThat(words.get("failure." + reason + ".do")).endsWith(".");
        }
        for (PresenceSummary presence : PresenceSummary.values()) {
            assertThat(words.keys()).contains("presence." + presence);
        }
        for (Availability availability : Availability.values()) {
            assertThat(words.keys()).contains("availability." + availability);
        }
    }

    @Test
    void aLanguageThatIsNotKeptFallsBackToEnglish() {
        assertThat(new Texts(Locale.of("fi")).of(FailureText.class).get("presence.AWAY"))
                .isEqualTo("Away");
        assertThat(new Texts(Locale.GERMANY).of(FailureText.class).get("presence.AWAY"))
                .isEqualTo("Abwesend");
    }

    static List<Locale> languages() {
        return List.of(Locale.ENGLISH, Locale.GERMAN);
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(RESOURCES.resolve(file))) {
            properties.load(new java.io.InputStreamReader(in, java.nio.charset.StandardCharsets.UTF_8));
        }
        return properties;
    }
}
