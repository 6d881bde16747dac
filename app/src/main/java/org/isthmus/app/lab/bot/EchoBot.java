package org.isthmus.app.lab.bot;

import java.time.Duration;
import java.util.Optional;

/** Says again what it hears, after a short while of typing, and shows as its note the note that was shown to it last. */
final class EchoBot implements Bot {

    /** What an echo begins with. It answers no such text, or two echoes joined by a bridge would never come to rest. */
    static final String MARK = "Echo: ";

    /** What its note begins with when it repeats a note; it repeats no such note. */
    static final String SIGHT = "I see: ";

    private static final String INVITATION = "Write to me, I say it again";
    private static final int LONGEST_NOTE = 200;
    private static final Duration THINKING = Duration.ofMillis(350);

    private Optional<Voice> voice = Optional.empty();

    @Override
    public String user() {
        return "echo";
    }

    @Override
    public String name() {
        return "Echo";
    }

    @Override
    public void enter(Voice given) {
        voice = Optional.of(given);
        given.presence(Mood.AVAILABLE, INVITATION);
    }

    @Override
    public void hear(String user, String text) {
        if (text.isBlank() || text.startsWith(MARK)) {
            return;
        }
        voice.ifPresent(v -> {
            v.typing(user, true);
            v.later(THINKING, () -> voice.ifPresent(still -> still.say(user, MARK + text)));
        });
    }

    @Override
    public void appeared(String user) {
        // It waits to be spoken to.
    }

    @Override
    public void left(String user) {
        // What it has been told it still says; the network keeps it.
    }

    @Override
    public void shown(String user, String note) {
        if (note.startsWith(SIGHT)) {
            return;
        }
        String seen = note.substring(
                0, note.offsetByCodePoints(0, Math.min(LONGEST_NOTE, note.codePointCount(0, note.length()))));
        voice.ifPresent(v -> v.presence(Mood.AVAILABLE, seen.isBlank() ? INVITATION : SIGHT + seen));
    }

    @Override
    public void exit() {
        voice = Optional.empty();
    }
}
