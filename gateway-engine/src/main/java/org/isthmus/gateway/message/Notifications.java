package org.isthmus.gateway.message;

import java.util.Map;
import java.util.Optional;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.limit.BoundedMap;

/**
 * Which messages wait for notifications, in both directions. Remembers the latest {@code capacity} of each. May be used
 * from any thread.
 */
public final class Notifications {

    private final Map<String, Asked> sent;
    private final Map<String, Boolean> received;

    public Notifications(int capacity) {
        sent = new BoundedMap<>(capacity);
        received = new BoundedMap<>(capacity);
    }

    /** A message that went to SIP: the id that XMPP knows, and the device that wrote it. */
    public record Asked(String stanzaId, XmppAddress from) {}

    public void sentToSip(String imdnMessageId, Asked asked) {
        synchronized (sent) {
            sent.put(imdnMessageId, asked);
        }
    }

    /** Whom a notification from SIP is for; empty when nobody waits for it. */
    public Optional<Asked> askedFor(String imdnMessageId) {
        synchronized (sent) {
            return Optional.ofNullable(sent.get(imdnMessageId));
        }
    }

    /**
     * A message came from SIP whose sender wants to hear of it.
     *
     * @param alsoOfFailure they asked for {@code negative-delivery}
     */
    public void wantedBySip(String messageId, boolean alsoOfFailure) {
        synchronized (received) {
            received.put(messageId, alsoOfFailure);
        }
    }

    public boolean isFailureWantedBySip(String messageId) {
        synchronized (received) {
            return received.getOrDefault(messageId, false);
        }
    }

    public boolean isWantedBySip(String messageId) {
        synchronized (received) {
            return received.containsKey(messageId);
        }
    }
}
