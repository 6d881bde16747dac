package org.isthmus.app.desktop;

import java.util.List;

/**
 * Something that the person is told outside of the window.
 *
 * @param subject what it is about; a later notice of the same subject takes its place
 * @param title one line
 * @param text plain text, maybe of several lines, maybe empty; may come from a stranger
 * @param opened done when the person clicks on the notice itself; on a thread of the desktop's
 * @param choices offered as buttons where the desktop has them
 */
public record Notice(String subject, Kind kind, String title, String text, Runnable opened, List<Choice> choices) {

    public Notice {
        choices = List.copyOf(choices);
    }

    /** What it tells of. */
    public enum Kind {
        /** Somebody calls now. It stays until it is withdrawn. */
        CALL,
        MISSED_CALL,
        MESSAGE,
        REQUEST
    }

    /**
     * One thing that the person can do at once.
     *
     * @param name on the button
     * @param chosen done when it is pressed; on a thread of the desktop's
     */
    public record Choice(String name, Runnable chosen) {}
}
