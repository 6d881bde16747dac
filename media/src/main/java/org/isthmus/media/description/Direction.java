package org.isthmus.media.description;

/** Which way media flows, from the view of the side that says so (RFC 3264 section 5.1). */
public enum Direction {
    SEND_RECEIVE(true, true),
    SEND_ONLY(true, false),
    RECEIVE_ONLY(false, true),
    INACTIVE(false, false);

    private final boolean sends;
    private final boolean receives;

    Direction(boolean sends, boolean receives) {
        this.sends = sends;
        this.receives = receives;
    }

    public static Direction of(boolean sends, boolean receives) {
        if (sends) {
            return receives ? SEND_RECEIVE : SEND_ONLY;
        }
        return receives ? RECEIVE_ONLY : INACTIVE;
    }

    public boolean sends() {
        return sends;
    }

    public boolean receives() {
        return receives;
    }

    /** The same flow from the view of the other side. */
    public Direction mirrored() {
        return of(/* sends= */ receives, /* receives= */ sends);
    }

    /** What is left when only what the other direction also allows may flow. */
    public Direction and(Direction other) {
        return of(sends && other.sends, receives && other.receives);
    }
}
