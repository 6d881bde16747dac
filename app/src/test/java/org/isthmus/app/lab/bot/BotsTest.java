package org.isthmus.app.lab.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.isthmus.gateway.concurrent.Scheduler;
import org.junit.jupiter.api.Test;

class BotsTest {

    private final Notebook notebook = new Notebook();

    @Test
    void theEchoTypesAndThenSaysTheSame() {
        Bot echo = new EchoBot();
        echo.enter(notebook);
        echo.hear("alice", "two\nlines");
        assertThat(notebook.written).containsExactly("typing alice");
        notebook.next();
        assertThat(notebook.written).containsExactly("typing alice", "alice: Echo: two\nlines");
    }

    @Test
    void twoEchoesJoinedByABridgeComeToRest() {
        Bot echo = new EchoBot();
        echo.enter(notebook);
        echo.hear("alice", "Echo: hello");
        assertThat(notebook.written).isEmpty();
    }

    @Test
    void theEchoShowsTheNoteThatIsShownToItAndNoEchoOfOne() {
        Bot echo = new EchoBot();
        echo.enter(notebook);
        echo.shown("alice", "Talker: at lunch");
        assertThat(notebook.notes).last().isEqualTo("I see: Talker: at lunch");
        echo.shown("alice", "I see: you");
        assertThat(notebook.notes).hasSize(2);
        echo.shown("alice", "\ud83d\ude00".repeat(10_000));
        assertThat(notebook.notes
                        .getLast()
                        .codePointCount(0, notebook.notes.getLast().length()))
                .isLessThan(300);
        echo.shown("alice", "");
        assertThat(notebook.notes.getLast()).isEqualTo(notebook.notes.getFirst());
    }

    @Test
    void theTalkerBeginsSoonAndGoesOnUntilOneLeaves() {
        Bot talker = new TalkerBot();
        talker.enter(notebook);
        talker.appeared("alice");
        assertThat(notebook.next()).isLessThan(Duration.ofSeconds(5));
        notebook.next();
        assertThat(notebook.written).hasSize(2).last().asString().startsWith("alice: Hello");
        assertThat(notebook.next()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(40));
        talker.left("alice");
        assertThat(notebook.later).isEmpty();
    }

    /** Writes down what a bot does and lets the test say when time goes on. */
    private static final class Notebook implements Voice {

        private final List<String> written = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final Deque<Due> later = new ArrayDeque<>();
        private final Random dice = new Random(1);

        @Override
        public void say(String user, String text) {
            written.add(user + ": " + text);
        }

        @Override
        public void typing(String user, boolean active) {
            written.add("typing " + user);
        }

        @Override
        public void presence(Mood mood, String note) {
            assertThat(note).isNotBlank();
            notes.add(note);
        }

        @Override
        public Scheduler.Task later(Duration delay, Runnable action) {
            Due due = new Due(delay, action);
            later.add(due);
            return () -> later.remove(due);
        }

        @Override
        public RandomGenerator dice() {
            return dice;
        }

        private Duration next() {
            Due due = later.remove();
            due.action().run();
            return due.delay();
        }
    }

    private record Due(Duration delay, Runnable action) {}
}
