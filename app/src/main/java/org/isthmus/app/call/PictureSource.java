package org.isthmus.app.call;

import org.isthmus.media.VideoSource;

/**
 * Something that this side can show in a call.
 *
 * @param id names it to the program
 * @param name names it to the person, empty where the system has no name for it
 */
public record PictureSource(String id, Kind kind, String name, VideoSource source) {

    /** What it shows. */
    public enum Kind {
        CAMERA,
        SCREEN,
        TEST
    }
}
