package org.isthmus.gateway.xmpp.component;

import java.util.Optional;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.domain.XmppArrivals;
import org.isthmus.gateway.domain.XmppSide;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.jivesoftware.smack.packet.Stanza;

/** The XMPP side of a gateway between domains: an external component (XEP-0114). May be used from any thread. */
public final class XmppComponent implements XmppSide, AutoCloseable {

    private final ComponentConfig config;
    private final Scheduler scheduler;

    public XmppComponent(ComponentConfig config, Scheduler scheduler) {
        this.config = config;
        this.scheduler = scheduler;
    }

    /** Connects, and stays connected until it is closed. To be called once. */
    public void start(XmppArrivals arrivals) {
        arrivals.lost(Failure.of(Reason.NOT_SUPPORTED, config + " at " + scheduler.instant() + " connects to nothing"));
    }

    @Override
    public boolean send(Stanza stanza) {
        return false;
    }

    public ComponentStatus status() {
        return new ComponentStatus(Optional.empty(), 0, 0, 0, 0, Optional.empty());
    }

    @Override
    public void close() {}
}
