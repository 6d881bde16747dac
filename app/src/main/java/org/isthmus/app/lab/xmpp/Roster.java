package org.isthmus.app.lab.xmpp;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isthmus.gateway.address.XmppAddress;

/** The contacts of one account. */
final class Roster {

    static final int MOST = 20_000;

    private final Map<XmppAddress, RosterItem> items = new LinkedHashMap<>();

    RosterItem get(XmppAddress contact) {
        RosterItem item = items.get(contact.bare());
        return item == null ? RosterItem.stranger(contact.bare()) : item;
    }

    void put(RosterItem item) {
        if (item.empty()) {
            items.remove(item.contact());
        } else {
            items.put(item.contact(), item);
        }
    }

    void remove(XmppAddress contact) {
        items.remove(contact.bare());
    }

    boolean full() {
        return items.size() >= MOST;
    }

    Collection<RosterItem> all() {
        return List.copyOf(items.values());
    }

    List<RosterItem> listed() {
        return items.values().stream().filter(RosterItem::listed).toList();
    }
}
