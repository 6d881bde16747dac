package org.isthmus.media.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.isthmus.media.VideoFrame;
import org.isthmus.media.VideoMode;
import org.isthmus.media.description.Parameter;
import org.isthmus.media.description.PayloadType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures are no larger, and no more often, than the other side said. */
class PictureLimitsTest {

    private static final int ALL = Integer.MAX_VALUE;

    @ParameterizedTest
    @CsvSource({
        "max-fs=1200;max-fr=30, 640, 480, 640, 480, 30",
        "max-fs=1199;max-fr=30, 640, 480, 624, 468, 30",
        "max-fs=396;max-fr=10, 640, 480, 352, 264, 10",
        "max-fs=99, 1280, 720, 192, 108, 2147483647",
        "max-fr=7, 640, 480, 640, 480, 7",
        "max-fs=1, 640, 480, 16, 16, 2147483647",
        "max-fs=1200, 4000, 64, 1552, 24, 2147483647"
    })
    void vp8(String parameters, int width, int height, int fitWidth, int fitHeight, int rate) {
        assertThat(fit("VP8", parameters, width, height)).isEqualTo(new VideoMode(fitWidth, fitHeight, rate));
    }

    @ParameterizedTest
    @CsvSource({
        "profile-level-id=42e01f, 640, 480, 640, 480, 90",
        "profile-level-id=42e01f, 1280, 720, 1280, 720, 30",
        "profile-level-id=42e01e, 1280, 720, 848, 478, 25",
        "profile-level-id=42e00a, 640, 480, 176, 132, 15",
        "profile-level-id=42f00b, 640, 480, 176, 132, 15",
        "profile-level-id=42e00b, 640, 480, 352, 264, 8",
        "profile-level-id=42e00a;max-fs=1200;max-mbps=36000, 640, 480, 640, 480, 30",
        "profile-level-id=42e01f;max-fs=1, 1280, 720, 1280, 720, 30",
        "'', 640, 480, 176, 132, 15"
    })
    void h264(String parameters, int width, int height, int fitWidth, int fitHeight, int rate) {
        assertThat(fit("H264", parameters, width, height)).isEqualTo(new VideoMode(fitWidth, fitHeight, rate));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "max-fs=0;max-fr=0", "max-fs=-5", "max-fs=many;max-fr=", "max-fs=99999999999999999999"})
    void whatMakesNoSenseLimitsNothing(String parameters) {
        assertThat(fit("VP8", parameters, 640, 480)).isEqualTo(new VideoMode(640, 480, ALL));
    }

    @Test
    void theLevelLimitsTheBitRateToo() {
        assertThat(PictureLimits.of(payload("H264", "profile-level-id=42e00c")).bitRate())
                .isEqualTo(384_000);
        assertThat(PictureLimits.of(payload("H264", "profile-level-id=42e00c;max-br=500"))
                        .bitRate())
                .isEqualTo(500_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 15, 30, 50})
    void noMorePicturesPassThanAreLet(int limit) {
        Cadence cadence = new Cadence();
        long passed = LongStream.range(0, 300)
                .filter(number -> cadence.lets(TimeUnit.SECONDS.toNanos(number) / 30, limit))
                .count();
        assertThat(passed).isBetween(Math.min(300L, limit * 10L) - 10, Math.min(300L, limit * 10L + 1));
    }

    @Test
    void aSmallPictureLooksLikeTheLargeOne() {
        byte[] data = new byte[VideoFrame.size(64, 48)];
        VideoFrame large = new VideoFrame(64, 48, data, 5);
        Arrays.fill(data, 0, large.blueOffset(), (byte) 200);
        Arrays.fill(data, 0, large.blueOffset() / 2, (byte) 40);
        Arrays.fill(data, large.blueOffset(), large.redOffset(), (byte) 90);
        Arrays.fill(data, large.redOffset(), data.length, (byte) 160);
        VideoFrame small = new Shrinker().shrink(large, 32, 24);
        assertThat(small.nanos()).isEqualTo(5);
        assertThat(small.data()[0] & 0xff).isEqualTo(40);
        assertThat(small.data()[small.blueOffset() - 1] & 0xff).isEqualTo(200);
        assertThat(small.data()[small.blueOffset() + 7] & 0xff).isEqualTo(90);
        assertThat(small.data()[small.data().length - 1] & 0xff).isEqualTo(160);
        assertThat(new Shrinker().shrink(large, 64, 48)).isSameAs(large);
    }

    private static VideoMode fit(String name, String parameters, int width, int height) {
        return PictureLimits.of(payload(name, parameters)).fit(width, height);
    }

    private static PayloadType payload(String name, String parameters) {
        Parameter[] all = Arrays.stream(parameters.split(";"))
                .filter(text -> text.contains("="))
                .map(text -> new Parameter(text.substring(0, text.indexOf('=')), text.substring(text.indexOf('=') + 1)))
                .toArray(Parameter[]::new);
        return PayloadType.of(96, name, 90_000, 1, all);
    }
}
