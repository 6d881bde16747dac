package org.isthmus.app.call;

/**
 * What this side shows in a call.
 *
 * @param on whether the other side gets it
 * @param source the id of the {@link PictureSource} that was shown last, empty where none was yet
 * @param kind what that source is
 */
public record OwnPicture(boolean on, String source, PictureSource.Kind kind) {

    /** Nothing, and no camera has been looked for. */
    public static final OwnPicture NONE = new OwnPicture(false, "", PictureSource.Kind.CAMERA);

    /** Whether the other side sees something of that kind now. */
    public boolean shows(PictureSource.Kind what) {
        return on && kind == what;
    }
}
