package org.isthmus.app.lab.bot;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.isthmus.gateway.concurrent.Scheduler;

/** Talks by itself to whoever is there: soon after they come, then every 20 to 40 seconds; its presence changes with it. */
final class TalkerBot implements Bot {

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration TYPING = Duration.ofMillis(1_500);
    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final int SHORTEST_PAUSE = 20_000;
    private static final int LONGEST_PAUSE = 40_000;

    private final Map<String, Scheduler.Task> listeners = new HashMap<>();
    private Optional<Voice> voice = Optional.empty();
    private final Lines.Deck lines = Lines.deck();

    @Override
    public String user() {
        return "talker";
    }

    @Override
    public String name() {
        return "Talker";
    }

    @Override
    public void enter(Voice given) {
        voice = Optional.of(given);
        changeMood(given);
    }

    /** An answer only to what was not said by a machine: see {@link EchoBot#MARK}. */
    @Override
    public void hear(String user, String text) {
        if (text.isBlank() || text.startsWith(EchoBot.MARK)) {
            return;
        }
        voice.ifPresent(v -> {
            v.typing(user, true);
            v.later(ANSWER, () -> voice.ifPresent(still -> still.say(user, Lines.answer(still.dice()))));
        });
    }

    @Override
    public void appeared(String user) {
        if (!listeners.containsKey(user)) {
            voice.ifPresent(v -> listeners.put(user, v.later(FIRST, () -> talk(user))));
        }
    }

    @Override
    public void left(String user) {
        Scheduler.Task next = listeners.remove(user);
        if (next != null) {
            next.cancel();
        }
    }

    @Override
    public void shown(String user, String note) {
        // It has moods of its own.
    }

    @Override
    public void exit() {
        voice = Optional.empty();
        listeners.values().forEach(Scheduler.Task::cancel);
        listeners.clear();
    }

    private void talk(String user) {
        voice.filter(v -> listeners.containsKey(user)).ifPresent(v -> {
            v.typing(user, true);
            listeners.put(user, v.later(TYPING, () -> speak(user)));
        });
    }

    private void speak(String user) {
        voice.filter(v -> listeners.containsKey(user)).ifPresent(v -> {
            v.say(user, lines.next(v.dice()));
            changeMood(v);
            Duration pause = Duration.ofMillis(v.dice().nextInt(SHORTEST_PAUSE, LONGEST_PAUSE));
            listeners.put(user, v.later(pause, () -> talk(user)));
        });
    }

    private static void changeMood(Voice v) {
        Lines.State state = Lines.state(v.dice());
        v.presence(state.mood(), state.note());
    }
}
