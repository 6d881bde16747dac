package org.isthmus.media.video;

import java.util.Locale;
import java.util.OptionalLong;
import org.isthmus.media.VideoMode;
import org.isthmus.media.description.PayloadType;

/**
 * How large and how many pictures the other side can take, as it said with the encoding: VP8 by RFC 7741 section 6.1, H.264 by
 * RFC 6184 section 8.1. Sizes are in macroblocks, squares of 16 pixels.
 *
 * @param perPicture macroblocks of one picture
 * @param perSecond macroblocks in a second
 * @param pictures in a second
 * @param bitRate in bit/s
 */
record PictureLimits(long perPicture, long perSecond, long pictures, long bitRate) {

    static final PictureLimits NONE = new PictureLimits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    private static final int SIDE = 16;

    /** No side is longer than the root of so many times the whole. */
    private static final int LONGEST = 8;

    private static final int KILO = 1000;

    /** @param theirs the payload type with the parameters that the other side gave it */
    static PictureLimits of(PayloadType theirs) {
        return switch (theirs.name().toUpperCase(Locale.ROOT)) {
            case "VP8" ->
                new PictureLimits(
                        number(theirs, "max-fs").orElse(Long.MAX_VALUE),
                        Long.MAX_VALUE,
                        number(theirs, "max-fr").orElse(Long.MAX_VALUE),
                        Long.MAX_VALUE);
            case "H264" -> level(theirs);
            default -> NONE;
        };
    }

    /** Each number may be said to be higher than the level's, and never lower. */
    private static PictureLimits level(PayloadType theirs) {
        H264Level level = H264Format.level(theirs);
        return new PictureLimits(
                Math.max(level.perPicture(), number(theirs, "max-fs").orElse(0)),
                Math.max(level.perSecond(), number(theirs, "max-mbps").orElse(0)),
                Long.MAX_VALUE,
                KILO * Math.max(level.kilobits(), number(theirs, "max-br").orElse(0)));
    }

    /** Empty for what is no number or would allow nothing. */
    private static OptionalLong number(PayloadType payload, String name) {
        return payload.parameter(name)
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Long::parseLong)
                .filter(value -> value > 0)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    private static long blocks(int width, int height) {
        return (long) blocks(width) * blocks(height);
    }

    private static int blocks(int length) {
        return (length + SIDE - 1) / SIDE;
    }

    private boolean allow(int width, int height) {
        long side = blocks(Math.max(width, height));
        return blocks(width, height) <= perPicture && (side * side + LONGEST - 1) / LONGEST <= perPicture;
    }

    /** How large and how often pictures of a size may be sent: as they are, or the largest of the same shape that is taken. */
    VideoMode fit(int width, int height) {
        int fitWidth = width;
        int fitHeight = height;
        while (!allow(fitWidth, fitHeight) && fitWidth > SIDE && fitHeight > SIDE) {
            fitWidth = (fitWidth - 1) / SIDE * SIDE;
            fitHeight = Math.max(SIDE, Math.round((float) fitWidth * height / width / 2) * 2);
        }
        long rate = Math.min(pictures, Math.max(1, perSecond / blocks(fitWidth, fitHeight)));
        return new VideoMode(fitWidth, fitHeight, (int) Math.min(rate, Integer.MAX_VALUE));
    }
}
