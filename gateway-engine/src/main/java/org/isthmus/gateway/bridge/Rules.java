package org.isthmus.gateway.bridge;

/** What a bridge carries at the moment. */
public record Rules(boolean enabled, boolean chat, boolean presence) {

    public static final Rules EVERYTHING = new Rules(true, true, true);

    boolean carriesChat() {
        return enabled && chat;
    }

    boolean carriesPresence() {
        return enabled && presence;
    }
}
