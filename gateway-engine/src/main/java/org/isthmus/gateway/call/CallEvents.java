package org.isthmus.gateway.call;

/** What happens to a call. Told in order, on the endpoint's executor; must not block. After {@link #ended} nothing comes. */
public interface CallEvents {

    /** The called side is being alerted. */
    void ringing();

    /** The called side can be heard although it has not answered: announcements, or a ring tone of its own. */
    default void early() {
        // Whoever plays no ring tone need not care.
    }

    /** Both sides agreed; media is being set up. Told once. */
    void answered();

    /** The other side keeps this one waiting, or goes on. */
    void held(boolean held);

    /** The other side pressed a digit that came in the signalling. */
    void digit(char digit);

    /** The other side asks this one to call somebody else in its place. */
    default void transferred(TransferRequest request) {
        request.refuse();
    }

    /** The call is over. Told exactly once, also after this side ended it. */
    void ended(CallEnd why);
}
