package org.isthmus.app.lab.bot;

import java.util.concurrent.Executor;
import org.isthmus.app.lab.sip.LocalUser;
import org.isthmus.app.lab.sip.SipServer;
import org.isthmus.gateway.concurrent.Scheduler;

/** Brings bots onto the lab's SIP server. */
public final class SipStage implements Stage {

    private final SipServer server;
    private final String domain;

    public SipStage(SipServer server, String domain) {
        this.server = server;
        this.domain = domain;
    }

    @Override
    public Voice admit(Bot bot, Executor executor, Scheduler clock) {
        SipVoice voice = new SipVoice(bot, domain, new Timing(clock, executor, new java.util.Random()));
        LocalUser user = server.addLocal(bot.user(), message -> executor.execute(() -> voice.receive(message)));
        voice.connect(user);
        server.watch((person, there) -> executor.execute(() -> {
            if (there) {
                bot.appeared(person);
            } else {
                bot.left(person);
            }
        }));
        return voice;
    }
}
