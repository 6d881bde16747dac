package org.isthmus.tests.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.app.desktop.DesktopNotifier;
import org.isthmus.app.desktop.Notice;
import org.isthmus.tests.desktop.PlayedDesktop.Shown;
import org.isthmus.tests.peer.MessageBus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notices over a real bus: what the desktop gets to see of them, and what its buttons do. */
@Tag("peer")
class DesktopNotifierTest {

    @TempDir
    private Path folder;

    private MessageBus bus;
    private DesktopNotifier notifier;
    private final List<String> done = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() {
        bus = MessageBus.start(folder);
        notifier = new DesktopNotifier(Optional.of(bus.address()));
    }

    @AfterEach
    void end() {
        notifier.close();
        bus.close();
    }

    @Test
    void aCallIsUrgentAndStaysWithItsButtonsUntilItIsWithdrawn() throws Exception {
        try (PlayedDesktop desktop = new PlayedDesktop(bus, "actions", "body")) {
            notifier.show(call("call:1"));
            Shown shown = desktop.awaitShown(one -> one.summary().equals("Romeo calls"));
            assertThat(shown.body()).isEqualTo("romeo@montague.example");
            assertThat(shown.actions())
                    .containsExactly("default", "Romeo calls", "choice-0", "Answer", "choice-1", "Refuse");
            assertThat(shown.hint("urgency")).isEqualTo((byte) 2);
            assertThat(shown.hint("category")).isEqualTo("call.incoming");
            assertThat(shown.millis()).isZero();
            notifier.withdraw("call:1");
            desktop.awaitTakenAway(shown);
        }
    }

    @Test
    void aButtonDoesWhatItSaysOnceAndTheNoticeGoes() throws Exception {
        try (PlayedDesktop desktop = new PlayedDesktop(bus, "actions")) {
            notifier.show(call("call:1"));
            Shown shown = desktop.awaitShown(_ -> true);
            desktop.press(shown, "Refuse");
            desktop.press(shown, "Answer");
            desktop.awaitTakenAway(shown);
            notifier.show(message("chat:1", "later"));
            desktop.open(desktop.awaitShown(one -> one.body().equals("later")));
            await().atMost(PlayedDesktop.PATIENCE).until(() -> done.contains("open chat:1"));
            assertThat(done).containsExactly("refuse call:1", "open chat:1");
        }
    }

    @Test
    void aLaterNoticeOfTheSameSubjectTakesThePlaceOfTheFormer() throws Exception {
        try (PlayedDesktop desktop = new PlayedDesktop(bus, "actions")) {
            notifier.show(message("chat:1", "one"));
            Shown first = desktop.awaitShown(one -> one.body().equals("one"));
            notifier.show(message("chat:2", "of another"));
            Shown other = desktop.awaitShown(one -> one.body().equals("of another"));
            notifier.show(message("chat:1", "two"));
            Shown second = desktop.awaitShown(one -> one.body().equals("two"));
            assertThat(other.replaces()).isZero();
            assertThat(second.replaces()).isEqualTo(first.id());
            assertThat(second.hint("urgency")).isEqualTo((byte) 1);
            assertThat(second.millis()).isNegative();
            desktop.dismiss(second);
            notifier.show(message("chat:2", "and more"));
            desktop.awaitShown(one -> one.body().equals("and more"));
            notifier.show(message("chat:1", "three"));
            assertThat(desktop.awaitShown(one -> one.body().equals("three")).replaces())
                    .isZero();
        }
    }

    @Test
    void whatAStrangerWritesIsNoMarkupAndNoNoise() throws Exception {
        String written = "<b>1 & 2</b>\u0000\u0007\n\ud83d\ude00\ud83d" + "x".repeat(5_000);
        try (PlayedDesktop desktop = new PlayedDesktop(bus, "body-markup")) {
            notifier.show(message("chat:1", written));
            Shown shown = desktop.awaitShown(_ -> true);
            assertThat(shown.body())
                    .startsWith("&lt;b&gt;1 &amp; 2&lt;/b&gt;\n\ud83d\ude00xxx")
                    .endsWith("xxx\u2026");
            assertThat(shown.body().length()).isLessThan(600);
            assertThat(shown.actions()).as("a desktop without buttons").isEmpty();
        }
    }

    @Test
    void whereTextIsNoMarkupItIsLeftAsItIs() throws Exception {
        try (PlayedDesktop desktop = new PlayedDesktop(bus, "body")) {
            notifier.show(message("chat:1", "<b>1 & 2</b>"));
            assertThat(desktop.awaitShown(_ -> true).body()).isEqualTo("<b>1 & 2</b>");
        }
    }

    @Test
    void aDesktopThatIsThereLaterThanTheProgramIsFound() throws Exception {
        notifier.show(message("chat:1", "nobody sees this"));
        try (PlayedDesktop desktop = new PlayedDesktop(bus, "actions")) {
            await().atMost(PlayedDesktop.PATIENCE).until(() -> {
                notifier.show(message("chat:1", "somebody sees this"));
                return !desktop.shown().isEmpty();
            });
        }
    }

    @Test
    void whoeverWritesUnderManyNamesDoesNotFillTheDesktopNorPushACallAway() throws Exception {
        try (PlayedDesktop desktop = new PlayedDesktop(bus, "actions")) {
            notifier.show(call("call:1"));
            Shown call = desktop.awaitShown(_ -> true);
            for (int i = 0; i < 40; i++) {
                notifier.show(message("chat:" + i, "text " + i));
            }
            desktop.awaitShown(one -> one.body().equals("text 39"));
            await().atMost(PlayedDesktop.PATIENCE)
                    .until(() -> desktop.takenAway().size() == 29);
            assertThat(desktop.takenAway()).doesNotContain(call.id());
        }
    }

    @Test
    void whenTheProgramEndsItsNoticesGo() throws Exception {
        try (PlayedDesktop desktop = new PlayedDesktop(bus, "actions")) {
            notifier.show(call("call:1"));
            Shown shown = desktop.awaitShown(_ -> true);
            notifier.close();
            desktop.awaitTakenAway(shown);
        }
    }

    private Notice call(String subject) {
        return new Notice(
                subject,
                Notice.Kind.CALL,
                "Romeo calls",
                "romeo@montague.example",
                () -> done.add("open " + subject),
                List.of(
                        new Notice.Choice("Answer", () -> done.add("answer " + subject)),
                        new Notice.Choice("Refuse", () -> done.add("refuse " + subject))));
    }

    private Notice message(String subject, String text) {
        return new Notice(subject, Notice.Kind.MESSAGE, "Juliet", text, () -> done.add("open " + subject), List.of());
    }
}
