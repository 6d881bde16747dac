package org.isthmus.app.lab.xmpp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.concurrent.Scheduler;

/** The messages of one account in the order in which they went through (XEP-0313); the oldest make room for new ones. */
final class Archive {

    private static final int MOST = 10_000;

    private final Scheduler clock;
    private final List<Entry> entries = new ArrayList<>();
    private long counter;

    Archive(Scheduler clock) {
        this.clock = clock;
    }

    /** @return the archive id */
    String add(XmppAddress with, Element message) {
        if (entries.size() >= MOST) {
            entries.subList(0, MOST / 10).clear();
        }
        Instant now = clock.instant();
        String id = Long.toString(now.toEpochMilli(), 36) + "-" + Long.toString(++counter, 36);
        entries.add(new Entry(id, now, with, message));
        return id;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** @param with the bare JID of the other side */
    record Entry(String id, Instant time, XmppAddress with, Element message) {}
}
