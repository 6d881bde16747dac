package org.isthmus.app.lab.bot;

/** How reachable a bot says it is. It is always there. */
public enum Mood {
    AVAILABLE,
    CHATTY,
    AWAY,
    BUSY
}
