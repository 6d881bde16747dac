package org.isthmus.gateway.address;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.isthmus.gateway.limit.BoundedMap;

/**
 * Remembers which SIP URI stood behind a JID, because the mapping forgets letter case, port and transport and a reply
 * must go to exactly the URI that was seen. Holds the latest {@code capacity} pairs. May be used from any thread.
 */
public final class AddressMemory {

    private final Map<XmppAddress, SipAddress> seen;
    private final BiConsumer<XmppAddress, SipAddress> news;

    public AddressMemory(int capacity) {
        this(capacity, (jid, uri) -> {});
    }

    /** @param news told of each pair that was not known so, on the thread that brought it */
    public AddressMemory(int capacity, BiConsumer<XmppAddress, SipAddress> news) {
        this.news = news;
        seen = new BoundedMap<>(capacity);
    }

    /** The SIP URI was seen and maps to the JID. */
    public void remember(XmppAddress jid, SipAddress uri) {
        boolean known;
        synchronized (seen) {
            known = uri.equals(seen.put(jid, uri));
        }
        if (!known) {
            news.accept(jid, uri);
        }
    }

    /** The pair was seen before a restart. */
    public void restore(XmppAddress jid, SipAddress uri) {
        synchronized (seen) {
            seen.put(jid, uri);
        }
    }

    /** The URI that was seen for this JID. */
    public Optional<SipAddress> uriFor(XmppAddress jid) {
        synchronized (seen) {
            return Optional.ofNullable(seen.get(jid));
        }
    }
}
