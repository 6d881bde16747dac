package org.isthmus.app.lab.xmpp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.address.XmppAddress;

/** Everything the server keeps for one user. Touched only by whoever is inside the {@link Turnstile}. */
final class Account {

    private static final int MOST_OFFLINE = 1_000;

    private final XmppAddress address;
    private final Roster roster = new Roster();
    private final Archive archive;
    private final PersonalNodes nodes = new PersonalNodes();
    private final Set<XmppAddress> blocked = new LinkedHashSet<>();
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Map<String, Element> privateData = new LinkedHashMap<>();
    private List<Element> offline = new ArrayList<>();
    private Optional<Element> card = Optional.empty();

    Account(XmppAddress address, Archive archive) {
        this.address = address;
        this.archive = archive;
    }

    XmppAddress address() {
        return address;
    }

    Roster roster() {
        return roster;
    }

    Archive archive() {
        return archive;
    }

    PersonalNodes nodes() {
        return nodes;
    }

    Set<XmppAddress> blocked() {
        return blocked;
    }

    Map<String, Element> privateData() {
        return privateData;
    }

    Optional<Element> card() {
        return card;
    }

    void card(Element newCard) {
        card = Optional.of(newCard);
    }

    /** XEP-0191 section 3: a full JID, a bare JID, or a whole domain. */
    boolean blocks(XmppAddress other) {
        return !blocked.isEmpty()
                && (blocked.contains(other)
                        || blocked.contains(other.bare())
                        || blocked.contains(new XmppAddress("", other.domain(), "")));
    }

    List<Session> sessions() {
        return List.copyOf(sessions.values());
    }

    List<Session> available() {
        return sessions.values().stream().filter(Session::available).toList();
    }

    Optional<Session> session(String resource) {
        return Optional.ofNullable(sessions.get(resource));
    }

    void add(Session session) {
        sessions.put(session.address().resource(), session);
    }

    boolean remove(Session session) {
        return sessions.remove(session.address().resource(), session);
    }

    boolean keepForLater(Element message) {
        if (offline.size() >= MOST_OFFLINE) {
            return false;
        }
        offline.add(message);
        return true;
    }

    List<Element> takeKept() {
        List<Element> kept = offline;
        offline = new ArrayList<>();
        return kept;
    }
}
