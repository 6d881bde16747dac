package org.isthmus.media;

/**
 * One picture in I420: a plane of brightness, then two of colour (blue, red) at half the width and height, rounded up, one
 * after the other without gaps (BT.601, limited range). The array is lent to whoever takes the frame, for that call only.
 */
public final class VideoFrame {

    /** No picture is wider or higher. */
    public static final int MAX_SIDE = 4096;

    private final int width;
    private final int height;
    private final byte[] data;
    private final long nanos;

    /**
     * @param data at least {@link #size} octets; not copied
     * @param nanos when the picture was taken, on a clock that only runs forward
     * @throws IllegalArgumentException where the planes do not fit
     */
    public VideoFrame(int width, int height, byte[] data, long nanos) {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE || data.length < size(width, height)) {
            throw new IllegalArgumentException("no picture of " + width + "x" + height + " in " + data.length);
        }
        this.width = width;
        this.height = height;
        this.data = data;
        this.nanos = nanos;
    }

    /** Octets of a picture of that size. */
    public static int size(int width, int height) {
        return width * height + 2 * half(width) * half(height);
    }

    private static int half(int length) {
        return (length + 1) / 2;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** All three planes; the brightness begins at 0. */
    public byte[] data() {
        return data;
    }

    public long nanos() {
        return nanos;
    }

    /** Octets in a row of a plane of colour. */
    public int chromaWidth() {
        return half(width);
    }

    /** Rows of a plane of colour. */
    public int chromaHeight() {
        return half(height);
    }

    /** Where the plane of blue begins. */
    public int blueOffset() {
        return width * height;
    }

    /** Where the plane of red begins. */
    public int redOffset() {
        return blueOffset() + chromaWidth() * chromaHeight();
    }

    /**
     * Writes the picture as one opaque pixel (alpha, red, green, blue) an element, row by row, as a screen wants it.
     *
     * @param target has room for {@code width * height} pixels
     */
    public void toArgb(int[] target) {
        int chroma = chromaWidth();
        int blue = blueOffset();
        int red = redOffset();
        for (int y = 0; y < height; y++) {
            int row = y * width;
            int colours = (y >> 1) * chroma;
            for (int x = 0; x < width; x++) {
                int at = colours + (x >> 1);
                target[row + x] = argb(data[row + x] & 0xff, data[blue + at] & 0xff, data[red + at] & 0xff);
            }
        }
    }

    private static int argb(int brightness, int blue, int red) {
        int c = 298 * (brightness - 16) + 128;
        int d = blue - 128;
        int e = red - 128;
        int r = octet(c + 409 * e);
        int g = octet(c - 100 * d - 208 * e);
        int b = octet(c + 516 * d);
        return 0xff00_0000 | r << 16 | g << 8 | b;
    }

    private static int octet(int scaled) {
        return Math.clamp(scaled >> 8, 0, 255);
    }
}
