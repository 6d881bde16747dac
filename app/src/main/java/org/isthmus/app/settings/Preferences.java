package org.isthmus.app.settings;

/**
 * What the person prefers.
 *
 * @param language BCP 47 tag; empty follows the system
 * @param sendReadReceipts tell others when their messages were displayed
 * @param sendTyping tell others when the person types
 * @param motion animations are shown
 */
public record Preferences(Theme theme, String language, boolean sendReadReceipts, boolean sendTyping, boolean motion) {

    /** The look of the window. */
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    public static Preferences standard() {
        return new Preferences(Theme.SYSTEM, "", true, true, true);
    }

    public Preferences withTheme(Theme newTheme) {
        return new Preferences(newTheme, language, sendReadReceipts, sendTyping, motion);
    }

    public Preferences withLanguage(String newLanguage) {
        return new Preferences(theme, newLanguage, sendReadReceipts, sendTyping, motion);
    }

    public Preferences withSendReadReceipts(boolean send) {
        return new Preferences(theme, language, send, sendTyping, motion);
    }

    public Preferences withSendTyping(boolean send) {
        return new Preferences(theme, language, sendReadReceipts, send, motion);
    }

    public Preferences withMotion(boolean shown) {
        return new Preferences(theme, language, sendReadReceipts, sendTyping, shown);
    }
}
