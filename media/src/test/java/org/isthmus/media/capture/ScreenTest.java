package org.isthmus.media.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.isthmus.media.MediaException;
import org.isthmus.media.VideoDevice;
import org.isthmus.media.VideoMode;
import org.isthmus.media.VideoSource;
import org.junit.jupiter.api.Test;

/** The screen of a real X server. */
class ScreenTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final VideoMode MODE = new VideoMode(640, 640, 20);
    private static final int ORANGE = 0xf08020;
    private static final int BLUE = 0x2050d0;

    @Test
    void whatMovesOnTheScreenIsSeenInItsColoursAndProportions() throws Exception {
        try (XServer server = XServer.start();
                XWindow back = XWindow.open(server, BLUE, 0, 0, XServer.WIDTH, XServer.HEIGHT);
                XWindow window = XWindow.open(server, ORANGE, 0, 0, 640, 400)) {
            back.move(0, 0);
            Viewer viewer = new Viewer();
            VideoSource.Running running = screen(server).open(VideoMode.STANDARD, viewer);
            await().atMost(SOON).until(() -> viewer.shows(ORANGE, 0.25, 0.25) && viewer.shows(BLUE, 0.75, 0.75));
            window.move(640, 400);
            await().atMost(SOON).until(() -> viewer.shows(BLUE, 0.25, 0.25) && viewer.shows(ORANGE, 0.75, 0.75));
            assertThat(viewer.width()).isEqualTo(640);
            assertThat(viewer.height()).isEqualTo(400);
            running.close();
            int last = viewer.count();
            assertThat(viewer.ends()).isZero();

            Viewer again = new Viewer();
            VideoSource.Running second = screen(server).open(VideoMode.STANDARD, again);
            await().atMost(SOON).until(() -> again.count() > 5);
            second.close();
            assertThat(viewer.count()).isEqualTo(last);
        }
    }

    @Test
    void aScreenThatGoesAwayEndsThePicture() throws Exception {
        Viewer viewer = new Viewer();
        VideoSource source;
        try (XServer server = XServer.start()) {
            source = screen(server);
            VideoSource.Running running = source.open(VideoMode.STANDARD, viewer);
            await().atMost(SOON).until(() -> viewer.count() > 2);
            server.end();
            await().atMost(SOON).until(() -> viewer.ends() == 1);
            running.close();
        }
        assertThat(viewer.ends()).isEqualTo(1);
        assertThatThrownBy(() -> source.open(VideoMode.STANDARD, viewer))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("Screen");
    }

    @Test
    void nothingIsLeftOfScreensThatWereClosed() throws Exception {
        try (XServer server = XServer.start()) {
            openAndClose(server);
            long before = openFiles();
            for (int i = 0; i < 20; i++) {
                openAndClose(server);
            }
            assertThat(openFiles()).isLessThan(before + 10);
        }
    }

    private static void openAndClose(XServer server) throws MediaException {
        Viewer viewer = new Viewer();
        VideoSource.Running running = screen(server).open(VideoMode.STANDARD, viewer);
        await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> viewer.count() > 0);
        running.close();
        running.close();
    }

    private static long openFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }

    @Test
    void aDesktopThatHidesItsScreenHasNone() {
        assertThat(devices(Map.of()).screens()).isEmpty();
        assertThat(devices(Map.of("DISPLAY", ":0", "WAYLAND_DISPLAY", "wayland-0"))
                        .screens())
                .isEmpty();
        assertThat(devices(Map.of("DISPLAY", ":7")).screens()).containsExactly(new VideoDevice("x11grab::7", ""));
    }

    private static VideoSource screen(XServer server) throws MediaException {
        SystemVideo devices = devices(Map.of("DISPLAY", server.display()));
        return devices.open(devices.screens().getFirst(), MODE);
    }

    private static SystemVideo devices(Map<String, String> environment) {
        return new SystemVideo(new LinuxVideo(Path.of("/none"), Path.of("/none"), environment));
    }
}
