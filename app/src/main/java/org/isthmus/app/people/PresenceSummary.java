package org.isthmus.app.people;

/**
 * A person's presence in one word. {@code UNKNOWN} is honest: no subscription, or no answer yet; it is not offline.
 */
public enum PresenceSummary {
    UNKNOWN,
    OFFLINE,
    EXTENDED_AWAY,
    AWAY,
    BUSY,
    AVAILABLE
}
