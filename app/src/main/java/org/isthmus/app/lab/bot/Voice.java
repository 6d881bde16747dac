package org.isthmus.app.lab.bot;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.isthmus.gateway.concurrent.Scheduler;

/** What a bot can do on its network. Users are named by the user part of their address in the lab's domain. */
public interface Voice {

    void say(String user, String text);

    /** Shows that the bot writes, or that it has stopped without saying anything. */
    void typing(String user, boolean active);

    void presence(Mood mood, String note);

    /** Does something later, on the bot's own executor. */
    Scheduler.Task later(Duration delay, Runnable action);

    RandomGenerator dice();
}
