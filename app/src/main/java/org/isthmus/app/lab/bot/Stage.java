package org.isthmus.app.lab.bot;

import java.util.concurrent.Executor;
import org.isthmus.gateway.concurrent.Scheduler;

/** A network on which bots can play. */
public interface Stage {

    /**
     * Brings the bot onto the network.
     *
     * @param executor on which alone the bot is called
     */
    Voice admit(Bot bot, Executor executor, Scheduler clock);
}
