package org.isthmus.media;

/**
 * How loud both sides are at this moment, root mean square of the last frame, 0 to 1.
 *
 * @param said by this side; 0 while muted
 * @param heard from the other side
 */
public record AudioLevels(double said, double heard) {

    public static final AudioLevels SILENCE = new AudioLevels(0, 0);
}
