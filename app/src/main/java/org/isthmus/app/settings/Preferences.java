package org.isthmus.app.settings;

import org.isthmus.media.VoiceCare;

/**
 * What the person prefers.
 *
 * @param language BCP 47 tag; empty follows the system
 * @param sendReadReceipts tell others when their messages were displayed
 * @param sendTyping tell others when the person types
 * @param motion animations are shown
 * @param sound what calls speak and listen through
 * @param pictures what calls show
 * @param notices what the desktop shows
 */
public record Preferences(
        Theme theme,
        String language,
        boolean sendReadReceipts,
        boolean sendTyping,
        boolean motion,
        Sound sound,
        Pictures pictures,
        Notices notices) {

    /** The look of the window. */
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    public static Preferences standard() {
        return new Preferences(
                Theme.SYSTEM, "", true, true, true, Sound.OF_THE_SYSTEM, Pictures.OF_THE_SYSTEM, Notices.ALL);
    }

    public Preferences withTheme(Theme newTheme) {
        return new Preferences(newTheme, language, sendReadReceipts, sendTyping, motion, sound, pictures, notices);
    }

    public Preferences withLanguage(String newLanguage) {
        return new Preferences(theme, newLanguage, sendReadReceipts, sendTyping, motion, sound, pictures, notices);
    }

    public Preferences withSendReadReceipts(boolean send) {
        return new Preferences(theme, language, send, sendTyping, motion, sound, pictures, notices);
    }

    public Preferences withSendTyping(boolean send) {
        return new Preferences(theme, language, sendReadReceipts, send, motion, sound, pictures, notices);
    }

    public Preferences withMotion(boolean shown) {
        return new Preferences(theme, language, sendReadReceipts, sendTyping, shown, sound, pictures, notices);
    }

    public Preferences withSound(Sound chosen) {
        return new Preferences(theme, language, sendReadReceipts, sendTyping, motion, chosen, pictures, notices);
    }

    public Preferences withPictures(Pictures chosen) {
        return new Preferences(theme, language, sendReadReceipts, sendTyping, motion, sound, chosen, notices);
    }

    public Preferences withNotices(Notices chosen) {
        return new Preferences(theme, language, sendReadReceipts, sendTyping, motion, sound, pictures, chosen);
    }

    /**
     * What calls sound like: the devices, empty for the system's own choice, what is done to the voice, and the ringing.
     *
     * @param microphone the id of an {@link org.isthmus.media.AudioDevice}
     * @param loudspeaker the id of another
     * @param rings whether a call that comes in is heard
     */
    public record Sound(String microphone, String loudspeaker, VoiceCare care, boolean rings) {

        public static final Sound OF_THE_SYSTEM = new Sound("", "", VoiceCare.ALL, true);

        public Sound withMicrophone(String id) {
            return new Sound(id, loudspeaker, care, rings);
        }

        public Sound withLoudspeaker(String id) {
            return new Sound(microphone, id, care, rings);
        }

        public Sound withCare(VoiceCare changed) {
            return new Sound(microphone, loudspeaker, changed, rings);
        }

        public Sound withRings(boolean heard) {
            return new Sound(microphone, loudspeaker, care, heard);
        }
    }

    /**
     * What calls show: ids of what was chosen last, empty for the first that there is.
     *
     * @param camera the id of a camera
     * @param screen the id of a screen
     */
    public record Pictures(String camera, String screen) {

        public static final Pictures OF_THE_SYSTEM = new Pictures("", "");

        public Pictures withCamera(String id) {
            return new Pictures(id, screen);
        }

        public Pictures withScreen(String id) {
            return new Pictures(camera, id);
        }
    }

    /**
     * What the desktop shows beside the window.
     *
     * @param shown calls, messages and requests are told there
     * @param text what a message says can be read there
     */
    public record Notices(boolean shown, boolean text) {

        public static final Notices ALL = new Notices(true, true);

        public Notices withShown(boolean on) {
            return new Notices(on, text);
        }

        public Notices withText(boolean on) {
            return new Notices(shown, on);
        }
    }
}
