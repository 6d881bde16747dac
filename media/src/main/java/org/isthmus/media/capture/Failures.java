package org.isthmus.media.capture;

import org.isthmus.media.MediaException;
import org.isthmus.media.ffmpeg.Ffmpeg;

/** Why a device gives no pictures, in words. */
final class Failures {

    private static final int NOT_THERE = -2;
    private static final int NOT_ALLOWED = -13;
    private static final int IN_USE = -16;
    private static final int GONE = -19;

    private Failures() {}

    static MediaException of(Input input, int error) {
        String what = switch (error) {
            case NOT_THERE, GONE -> "is not there";
            case NOT_ALLOWED -> "may not be used by this program";
            case IN_USE -> "is used by another program";
            default -> "does not work: " + Ffmpeg.text(error);
        };
        return failure(input, what);
    }

    /** The device was open, and is no more. */
    static MediaException stopped(Input input, int error) {
        return failure(input, "stopped: " + Ffmpeg.text(error));
    }

    static MediaException silent(Input input) {
        return failure(input, "gives no pictures");
    }

    private static MediaException failure(Input input, String what) {
        return new MediaException(MediaException.Cause.LOCAL, "\"" + input.name() + "\" " + what + ".");
    }
}
