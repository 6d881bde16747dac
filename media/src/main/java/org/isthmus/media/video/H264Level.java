package org.isthmus.media.video;

import java.util.Map;
import java.util.TreeMap;

/**
 * A level of H.264 (ITU-T H.264 table A-1).
 *
 * @param perSecond most macroblocks in a second
 * @param perPicture most macroblocks in a picture
 * @param kilobits most kbit/s in the baseline, main and extended profiles
 */
record H264Level(long perSecond, long perPicture, long kilobits) {

    private static final H264Level LOWEST = new H264Level(1_485, 99, 64);

    /** Level 1b, which is written as 1.1 with a flag. */
    private static final H264Level ONE_B = new H264Level(1_485, 99, 128);

    /** By ten times the number of the level. */
    private static final TreeMap<Integer, H264Level> LEVELS = new TreeMap<>(Map.ofEntries(
            Map.entry(9, ONE_B),
            Map.entry(10, LOWEST),
            Map.entry(11, new H264Level(3_000, 396, 192)),
            Map.entry(12, new H264Level(6_000, 396, 384)),
            Map.entry(13, new H264Level(11_880, 396, 768)),
            Map.entry(20, new H264Level(11_880, 396, 2_000)),
            Map.entry(21, new H264Level(19_800, 792, 4_000)),
            Map.entry(22, new H264Level(20_250, 1_620, 4_000)),
            Map.entry(30, new H264Level(40_500, 1_620, 10_000)),
            Map.entry(31, new H264Level(108_000, 3_600, 14_000)),
            Map.entry(32, new H264Level(216_000, 5_120, 20_000)),
            Map.entry(40, new H264Level(245_760, 8_192, 20_000)),
            Map.entry(41, new H264Level(245_760, 8_192, 50_000)),
            Map.entry(42, new H264Level(522_240, 8_704, 50_000)),
            Map.entry(50, new H264Level(589_824, 22_080, 135_000)),
            Map.entry(51, new H264Level(983_040, 36_864, 240_000))));

    /**
     * The level of a number that need not be one: then the next lower.
     *
     * @param number ten times the level
     * @param restricted whether the flag is there that makes 1.1 to 1b (constraint_set3)
     */
    static H264Level of(int number, boolean restricted) {
        if (number == 11 && restricted) {
            return ONE_B;
        }
        Map.Entry<Integer, H264Level> known = LEVELS.floorEntry(number);
        return known == null ? LOWEST : known.getValue();
    }
}
