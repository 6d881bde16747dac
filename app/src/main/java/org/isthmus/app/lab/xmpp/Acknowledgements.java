package org.isthmus.app.lab.xmpp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.isthmus.app.lab.xml.Element;

/** What both sides have counted since stream management was switched on (XEP-0198 section 4). */
final class Acknowledgements {

    private static final int MOST_WAITING = 5_000;

    private final Deque<Element> unacknowledged = new ArrayDeque<>();
    private long handled;
    private long acknowledged;

    long handled() {
        return handled;
    }

    void countHandled() {
        handled++;
    }

    void sent(Element stanza) {
        unacknowledged.add(stanza);
    }

    boolean tooMany() {
        return unacknowledged.size() > MOST_WAITING;
    }

    /** @return false when the client claims to have handled what it was never sent */
    boolean acknowledge(long count) {
        long fresh = count - acknowledged;
        if (fresh < 0 || fresh > unacknowledged.size()) {
            return false;
        }
        for (long i = 0; i < fresh; i++) {
            unacknowledged.remove();
        }
        acknowledged = count;
        return true;
    }

    List<Element> waiting() {
        return new ArrayList<>(unacknowledged);
    }
}
