package org.isthmus.app.lab.bot;

import java.util.ArrayList;
import java.util.List;
import org.isthmus.gateway.concurrent.OrderedExecutor;
import org.isthmus.gateway.concurrent.Scheduler;

/** Every bot on every network, each on an executor of its own. */
public final class Bots implements AutoCloseable {

    private final Scheduler clock;
    private final List<Playing> playing = new ArrayList<>();

    public Bots(Scheduler clock) {
        this.clock = clock;
    }

    /** A fresh set of those that a network has. */
    public static List<Bot> cast() {
        return List.of(new EchoBot(), new TalkerBot());
    }

    public void play(Bot bot, Stage stage) {
        OrderedExecutor executor = new OrderedExecutor("lab-bot-" + bot.user());
        Voice voice = stage.admit(bot, executor, clock);
        playing.add(new Playing(bot, executor));
        executor.execute(() -> bot.enter(voice));
    }

    @Override
    public void close() {
        playing.forEach(one -> one.executor().execute(one.bot()::exit));
    }

    private record Playing(Bot bot, OrderedExecutor executor) {}
}
