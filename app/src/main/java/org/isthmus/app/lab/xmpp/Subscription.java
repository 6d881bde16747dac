package org.isthmus.app.lab.xmpp;

import java.util.Optional;

/** The four presence stanzas that manage a subscription (RFC 6121 section 3). */
enum Subscription {
    SUBSCRIBE,
    SUBSCRIBED,
    UNSUBSCRIBE,
    UNSUBSCRIBED;

    static Optional<Subscription> of(String type) {
        return switch (type) {
            case "subscribe" -> Optional.of(SUBSCRIBE);
            case "subscribed" -> Optional.of(SUBSCRIBED);
            case "unsubscribe" -> Optional.of(UNSUBSCRIBE);
            case "unsubscribed" -> Optional.of(UNSUBSCRIBED);
            default -> Optional.empty();
        };
    }
}
