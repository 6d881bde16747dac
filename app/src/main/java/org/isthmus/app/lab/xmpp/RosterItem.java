package org.isthmus.app.lab.xmpp;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.address.XmppAddress;

/**
 * What an account knows of one contact: the roster entry and both directions of subscription (RFC 6121 appendix A).
 *
 * @param listed shown in the roster; an item that only holds a request from a stranger is not
 * @param to the account sees the contact's presence
 * @param from the contact sees the account's presence
 * @param asked the account has asked and waits ("pending out")
 * @param requested the contact has asked and waits ("pending in")
 */
record RosterItem(
        XmppAddress contact,
        Optional<String> name,
        Set<String> groups,
        boolean listed,
        boolean to,
        boolean from,
        boolean asked,
        boolean requested) {

    RosterItem {
        groups = Set.copyOf(groups);
    }

    static RosterItem stranger(XmppAddress contact) {
        return new RosterItem(contact, Optional.empty(), Set.of(), false, false, false, false, false);
    }

    RosterItem described(Optional<String> newName, Set<String> newGroups) {
        return new RosterItem(contact, newName, newGroups, true, to, from, asked, requested);
    }

    RosterItem withTo(boolean newTo) {
        return new RosterItem(contact, name, groups, listed, newTo, from, false, requested);
    }

    RosterItem withFrom(boolean newFrom) {
        return new RosterItem(contact, name, groups, listed || newFrom, to, newFrom, asked, false);
    }

    RosterItem withAsked() {
        return new RosterItem(contact, name, groups, true, to, from, true, requested);
    }

    RosterItem withRequested() {
        return new RosterItem(contact, name, groups, listed, to, from, asked, true);
    }

    /** Nothing worth keeping. */
    boolean empty() {
        return !listed && !requested;
    }

    /** RFC 6121 section 2.1.2. */
    Element element() {
        String subscription = to ? (from ? "both" : "to") : (from ? "from" : "none");
        Element item = Element.of("item", Namespaces.ROSTER)
                .with("jid", contact.toString())
                .with("name", name)
                .with("subscription", subscription);
        Element asking = asked ? item.with("ask", "subscribe") : item;
        return asking.addAll(new TreeSet<>(groups)
                .stream()
                        .map(group -> Element.text("group", Namespaces.ROSTER, group))
                        .toList());
    }

    static Element removed(XmppAddress contact) {
        return Element.of("item", Namespaces.ROSTER)
                .with("jid", contact.toString())
                .with("subscription", "remove");
    }
}
