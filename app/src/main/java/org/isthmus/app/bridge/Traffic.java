package org.isthmus.app.bridge;

/** What a bridge can carry; each can be switched off by itself. */
public enum Traffic {
    /** Texts with their receipts and typing. */
    CHAT,
    PRESENCE
}
