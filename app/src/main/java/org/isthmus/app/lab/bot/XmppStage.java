package org.isthmus.app.lab.bot;

import java.util.concurrent.Executor;
import org.isthmus.app.lab.xmpp.LocalUser;
import org.isthmus.app.lab.xmpp.XmppServer;
import org.isthmus.gateway.concurrent.Scheduler;

/** Brings bots onto the lab's XMPP server. */
public final class XmppStage implements Stage {

    private final XmppServer server;
    private final String domain;

    public XmppStage(XmppServer server, String domain) {
        this.server = server;
        this.domain = domain;
    }

    @Override
    public Voice admit(Bot bot, Executor executor, Scheduler clock) {
        XmppVoice voice = new XmppVoice(bot, domain, new Timing(clock, executor, new java.util.Random()));
        LocalUser user = server.addLocal(bot.user(), stanza -> executor.execute(() -> voice.receive(stanza)));
        voice.connect(user);
        return voice;
    }
}
