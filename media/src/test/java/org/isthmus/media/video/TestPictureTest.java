package org.isthmus.media.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.isthmus.media.TestPicture;
import org.isthmus.media.VideoFrame;
import org.isthmus.media.VideoMode;
import org.isthmus.media.VideoSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestPictureTest {

    @Test
    void theColoursOfTheBarsAreThoseOnTheScreen() {
        int[] pixels = pixels(new Bars(640, 480, false).frame(0));
        assertThat(List.of(
                        0xffbfbfbf, 0xffbfbf00, 0xff00bfbf, 0xff00bf00, 0xffbf00bf, 0xffbf0000, 0xff0000bf, 0xff000000))
                .allMatch(colour -> Arrays.stream(pixels).anyMatch(pixel -> near(pixel, colour)));
        assertThat(near(pixels[40], 0xffbfbfbf)).isTrue();
        assertThat(near(pixels[600], 0xff000000)).isTrue();
        assertThat(near(pixels(new Bars(640, 480, true).frame(0))[40], 0xff000000))
                .isTrue();
    }

    @Test
    void theBlockWandersToTheRight() {
        Bars bars = new Bars(640, 480, false);
        assertThat(List.of(0.0, 1.0, 2.0, 3.0).stream()
                        .map(at -> block(bars.frame(at)))
                        .toList())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 7", "641, 479"})
    void anySizeCanBeDrawn(int width, int height) {
        Bars bars = new Bars(width, height, false);
        for (int tenths = 0; tenths < 80; tenths++) {
            assertThat(pixels(bars.frame(tenths / 10.0))).hasSize(width * height);
        }
    }

    @Test
    void noPictureComesAfterItWasClosed() {
        List<Long> taken = new CopyOnWriteArrayList<>();
        List<Long> later = new CopyOnWriteArrayList<>();
        VideoMode mode = new VideoMode(64, 48, 100);
        VideoSource.Running closed = new TestPicture(false).open(mode, frame -> taken.add(frame.nanos()));
        Awaitility.await().until(() -> taken.size() > 3);
        closed.close();
        int before = taken.size();

        VideoSource.Running running = new TestPicture(false).open(mode, frame -> later.add(frame.nanos()));
        Awaitility.await().until(() -> later.size() > 10);
        running.close();
        assertThat(taken).hasSize(before).isSorted();
    }

    private static int[] pixels(VideoFrame frame) {
        int[] pixels = new int[frame.width() * frame.height()];
        frame.toArgb(pixels);
        return pixels;
    }

    private static int block(VideoFrame frame) {
        int row = (frame.height() - frame.height() / 8) * frame.width();
        for (int x = 0; x < frame.width(); x++) {
            if ((frame.data()[row + x] & 0xff) > 220) {
                return x;
            }
        }
        return -1;
    }

    private static boolean near(int pixel, int colour) {
        for (int shift = 0; shift < 32; shift += 8) {
            if (Math.abs((pixel >> shift & 0xff) - (colour >> shift & 0xff)) > 4) {
                return false;
            }
        }
        return true;
    }
}
