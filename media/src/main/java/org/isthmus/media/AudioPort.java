package org.isthmus.media;

/**
 * Where the sound of one call comes from and goes to: a headset, a bot, a test. Samples are 16 bits, mono, {@link #RATE}
 * a second. The methods are called by the threads of the call and should not wait longer than a frame lasts.
 */
public interface AudioPort extends AutoCloseable {

    /** Samples in a second. */
    int RATE = 48_000;

    /** Samples of a frame, which lasts 20 ms. */
    int FRAME = 960;

    /** Fills a frame with what this side says next. Called every 20 ms by one thread. */
    void read(short[] frame);

    /**
     * Takes what the other side said next.
     *
     * @param samples lent for this call only
     * @param count how many of them count, from the first
     */
    void write(short[] samples, int count);

    /** Whether {@link #read} waits until the device has a frame; otherwise the call keeps the time. */
    default boolean keepsTime() {
        return false;
    }

    @Override
    void close();
}
