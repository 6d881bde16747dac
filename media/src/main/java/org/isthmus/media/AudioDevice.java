package org.isthmus.media;

/**
 * A microphone or a loudspeaker of this computer.
 *
 * @param id names it to the program, now and after a restart
 * @param name names it to the person
 */
public record AudioDevice(String id, String name, Kind kind) {

    /** Which way the sound goes. */
    public enum Kind {
        MICROPHONE,
        LOUDSPEAKER
    }
}
