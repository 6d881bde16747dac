package org.isthmus.gateway.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;

/** A store that lasts as long as the test. */
public final class MemoryStore implements GatewayMemory {

    private List<String> unsaid = List.of();

    private record Key(String watcher, String contact) {}

    private final Map<Key, SipWatched> sipWatched = new LinkedHashMap<>();
    private final Map<Key, XmppWatched> xmppWatched = new LinkedHashMap<>();
    private final Map<XmppAddress, ExactUri> exactUris = new LinkedHashMap<>();

    @Override
    public List<SipWatched> sipWatched() {
        return List.copyOf(sipWatched.values());
    }

    @Override
    public List<XmppWatched> xmppWatched() {
        return List.copyOf(xmppWatched.values());
    }

    @Override
    public List<ExactUri> exactUris() {
        return List.copyOf(exactUris.values());
    }

    @Override
    public List<String> unsaid() {
        return unsaid;
    }

    @Override
    public void putUnsaid(List<String> stanzas) {
        unsaid = List.copyOf(stanzas);
    }

    @Override
    public void put(SipWatched watched) {
        sipWatched.put(key(watched.watcher(), watched.contact()), watched);
    }

    @Override
    public void put(XmppWatched watched) {
        xmppWatched.put(key(watched.watcher(), watched.contact()), watched);
    }

    @Override
    public void put(ExactUri exact) {
        exactUris.put(exact.jid(), exact);
    }

    @Override
    public void remove(XmppAddress watcher, SipAddress contact) {
        sipWatched.remove(key(watcher, contact));
    }

    @Override
    public void remove(SipAddress watcher, XmppAddress contact) {
        xmppWatched.remove(key(watcher, contact));
    }

    private static Key key(Object watcher, Object contact) {
        return new Key(watcher.toString(), contact.toString());
    }
}
