package org.isthmus.media;

/**
 * What is done to the sound of the microphone before it is sent.
 *
 * @param echo takes out what the loudspeaker plays into the microphone, so that nobody hears themselves
 * @param noise takes out what is not speech
 * @param gain makes a quiet voice louder and a loud one quieter
 */
public record VoiceCare(boolean echo, boolean noise, boolean gain) {

    public static final VoiceCare ALL = new VoiceCare(true, true, true);
    public static final VoiceCare NONE = new VoiceCare(false, false, false);

    public VoiceCare echo(boolean changed) {
        return new VoiceCare(changed, noise, gain);
    }

    public VoiceCare noise(boolean changed) {
        return new VoiceCare(echo, changed, gain);
    }

    public VoiceCare gain(boolean changed) {
        return new VoiceCare(echo, noise, changed);
    }
}
