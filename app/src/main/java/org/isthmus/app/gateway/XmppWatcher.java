package org.isthmus.app.gateway;

import java.time.InstantSource;
import org.isthmus.gateway.domain.XmppArrivals;
import org.isthmus.gateway.error.Failure;
import org.jivesoftware.smack.packet.Stanza;

/** Hands everything on to the gateway, and tells how the connection is doing when that is something new. */
final class XmppWatcher implements XmppArrivals {

    private final XmppArrivals gateway;
    private final InstantSource clock;
    private final Runnable news;
    private volatile SideState state = new SideState.Connecting();

    XmppWatcher(XmppArrivals gateway, InstantSource clock, Runnable news) {
        this.gateway = gateway;
        this.clock = clock;
        this.news = news;
    }

    SideState state() {
        return state;
    }

    @Override
    public void stanza(Stanza stanza) {
        gateway.stanza(stanza);
    }

    @Override
    public void online() {
        gateway.online();
        change(new SideState.Connected(clock.instant()));
    }

    /** Attempts that fail alike are one piece of news. */
    @Override
    public void lost(Failure why) {
        gateway.lost(why);
        boolean known = state instanceof SideState.Lost(Failure before) && before.reason() == why.reason();
        if (!known) {
            change(new SideState.Lost(why));
        }
    }

    private void change(SideState now) {
        state = now;
        news.run();
    }
}
