package org.isthmus.media;

/** Why media cannot flow, in words for the person and with a cause that the other side can be told. */
public final class MediaException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Cause cause;

    public MediaException(Cause cause, String message) {
        super(message);
        this.cause = cause;
    }

    public MediaException(Cause cause, String message, Throwable origin) {
        super(message, origin);
        this.cause = cause;
    }

    public Cause reason() {
        return cause;
    }

    /** What the matter is. */
    public enum Cause {
        /** No codec, or no content at all, that both sides know. */
        NOTHING_IN_COMMON,
        /** The description contradicts itself or the offer that it answers. */
        BAD_DESCRIPTION,
        /** Protection that one side demands and the other does not offer, or a certificate that is not the promised one. */
        SECURITY,
        /** No path was found, or the path was lost. */
        CONNECTIVITY,
        /** A device or native library of this computer does not work. */
        LOCAL
    }
}
