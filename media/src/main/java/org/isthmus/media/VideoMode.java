package org.isthmus.media;

/**
 * How large and how often pictures are.
 *
 * @param framesPerSecond at most so many
 */
public record VideoMode(int width, int height, int framesPerSecond) {

    /** What a call begins with. */
    public static final VideoMode STANDARD = new VideoMode(640, 480, 30);
}
