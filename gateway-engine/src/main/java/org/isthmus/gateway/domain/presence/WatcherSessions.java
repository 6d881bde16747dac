package org.isthmus.gateway.domain.presence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.isthmus.gateway.address.XmppAddress;

/**
 * Which devices of the watchers on XMPP are signed in, as far as their presence reaches the gateway: it comes to each of
 * their SIP contacts on its own. On the gateway's executor.
 */
final class WatcherSessions {

    private static final int MOST_DEVICES = 64;
    private static final int MOST_CONTACTS = 1_000;

    private final Map<XmppAddress, Map<XmppAddress, Set<String>>> seen = new HashMap<>();

    /** What a stanza changed. */
    enum Change {
        NOTHING,
        /** The watcher signed in. */
        ONLINE,
        /** The watcher shows itself to this contact again. */
        ONLINE_TO_CONTACT,
        /** The watcher is no longer there for this contact. */
        OFFLINE_TO_CONTACT,
        /** The watcher signed out. */
        OFFLINE
    }

    boolean isSeen(XmppAddress watcher) {
        return seen.containsKey(watcher.bare());
    }

    Change available(XmppAddress watcher, XmppAddress contact) {
        Map<XmppAddress, Set<String>> contacts = seen.computeIfAbsent(watcher.bare(), key -> new HashMap<>());
        boolean first = contacts.isEmpty();
        if (!contacts.containsKey(contact.bare()) && contacts.size() >= MOST_CONTACTS) {
            return Change.NOTHING;
        }
        Set<String> devices = contacts.computeIfAbsent(contact.bare(), key -> new HashSet<>());
        boolean firstHere = devices.isEmpty();
        if (devices.size() < MOST_DEVICES) {
            devices.add(watcher.resource());
        }
        if (first) {
            return Change.ONLINE;
        }
        return firstHere ? Change.ONLINE_TO_CONTACT : Change.NOTHING;
    }

    /** Also for a watcher who was never seen: that is what a server answers about somebody who is not there. */
    Change unavailable(XmppAddress watcher, XmppAddress contact) {
        Map<XmppAddress, Set<String>> contacts = seen.get(watcher.bare());
        if (contacts == null) {
            return Change.OFFLINE_TO_CONTACT;
        }
        Set<String> devices = contacts.getOrDefault(contact.bare(), new HashSet<>());
        devices.remove(watcher.resource());
        if (watcher.resource().isEmpty()) {
            devices.clear();
        }
        if (!devices.isEmpty()) {
            return Change.NOTHING;
        }
        contacts.remove(contact.bare());
        if (contacts.isEmpty()) {
            seen.remove(watcher.bare());
            return Change.OFFLINE;
        }
        return Change.OFFLINE_TO_CONTACT;
    }

    /** Nothing more is known of anybody: the connection was away. */
    void forget() {
        seen.clear();
    }

    void forget(XmppAddress watcher) {
        seen.remove(watcher.bare());
    }
}
