package org.isthmus.media;

/** Gives each call its sound. May be called from any thread. */
@FunctionalInterface
public interface AudioDevices {

    /**
     * Opens sound for one call, which closes it.
     *
     * @throws MediaException where a device is there but does not work; without any device the sound is silence
     */
    AudioPort open() throws MediaException;

    /** Loads what the first call would otherwise wait for. Takes up to a second; may be left out. */
    default void prepare() {
        // Nothing to load.
    }
}
