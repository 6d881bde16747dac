package org.isthmus.app.lab.bot;

import java.time.Duration;
import java.util.Optional;

/** Says again what it hears, after a short while of typing. */
final class EchoBot implements Bot {

    /** What an echo begins with. It answers no such text, or two echoes joined by a bridge would never come to rest. */
    static final String MARK = "Echo: ";

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
        given.presence(Mood.AVAILABLE, "Write to me, I say it again");
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
    public void exit() {
        voice = Optional.empty();
    }
}
