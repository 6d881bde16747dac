package org.isthmus.gateway.call.jingle;

/** The two sides of a session (XEP-0166 section 7.1). */
public enum Role {
    INITIATOR("initiator"),
    RESPONDER("responder");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public Role other() {
        return this == INITIATOR ? RESPONDER : INITIATOR;
    }

    /** The role by its word; the initiator where there is none. */
    public static Role of(String word) {
        return word.equals(RESPONDER.word) ? RESPONDER : INITIATOR;
    }
}
