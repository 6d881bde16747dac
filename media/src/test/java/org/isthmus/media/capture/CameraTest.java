package org.isthmus.media.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.isthmus.media.MediaException;
import org.isthmus.media.VideoDevice;
import org.isthmus.media.VideoMode;
import org.isthmus.media.VideoSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cameras as Linux lists them, and the way of their pictures with the library's own test picture in their place. */
class CameraTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String BARS = "smptebars=size=800x600:rate=30,realtime";

    @TempDir
    Path folder;

    @Test
    void theFirstNodeOfEachCameraIsListedWithItsName() throws IOException {
        node("video0", "HD Webcam: HD Webcam", "0");
        node("video1", "HD Webcam: HD Webcam", "1");
        node("video2", "Desk camera", "0");
        Files.delete(folder.resolve("dev/video2"));
        node("video4", "", "0");
        assertThat(devices().cameras())
                .containsExactly(
                        new VideoDevice("v4l2:" + folder.resolve("dev/video0"), "HD Webcam: HD Webcam"),
                        new VideoDevice(
                                "v4l2:" + folder.resolve("dev/video4"),
                                folder.resolve("dev/video4").toString()));
    }

    @Test
    void aComputerWithoutCamerasHasNone() {
        assertThat(devices().cameras()).isEmpty();
    }

    @Test
    void aCameraThatIsNotThereOrNoneIsRefusedInWords() throws Exception {
        node("video0", "Webcam", "0");
        SystemVideo devices = devices();
        VideoDevice camera = devices.cameras().getFirst();
        VideoSource notACamera = devices.open(camera, VideoMode.STANDARD);
        assertThatThrownBy(() -> notACamera.open(VideoMode.STANDARD, new Viewer()))
                .isInstanceOf(MediaException.class)
                .hasMessageStartingWith("\"Webcam\" does not work");
        Files.delete(folder.resolve("dev/video0"));
        assertThatThrownBy(() -> notACamera.open(VideoMode.STANDARD, new Viewer()))
                .isInstanceOf(MediaException.class)
                .hasMessage("\"Webcam\" is not there.");
        assertThatThrownBy(() -> devices.open(camera, VideoMode.STANDARD))
                .isInstanceOf(MediaException.class)
                .hasMessage("\"Webcam\" is not there.");
    }

    @Test
    void picturesComeInTheirColoursAtTheWishedSizeAndNoFasterThanWished() throws Exception {
        Viewer viewer = new Viewer();
        long begun = System.nanoTime();
        VideoSource.Running running = source(BARS, new VideoMode(320, 320, 10)).open(VideoMode.STANDARD, viewer);
        // The third bar from the left is cyan, the sixth is red (SMPTE EG 1).
        await().atMost(SOON).until(() -> viewer.count() > 20);
        double seconds = (System.nanoTime() - begun) / 1e9;
        running.close();
        assertThat(viewer.count()).isLessThan((int) (seconds * 13) + 3);
        assertThat(viewer.width()).isEqualTo(320);
        assertThat(viewer.height()).isEqualTo(240);
        assertThat(viewer.shows(0x00bfbf, 0.36, 0.3)).isTrue();
        assertThat(viewer.shows(0xbf0000, 0.79, 0.3)).isTrue();
    }

    @Test
    void aCameraThatStopsEndsThePicture() throws Exception {
        Viewer viewer = new Viewer();
        VideoSource.Running running = source("smptebars=size=64x48:rate=30:duration=0.5", VideoMode.STANDARD)
                .open(VideoMode.STANDARD, viewer);
        await().atMost(SOON).until(() -> viewer.ends() == 1);
        assertThat(viewer.count()).isPositive();
        running.close();
        assertThat(viewer.ends()).isEqualTo(1);
    }

    @Test
    void whoeverSeesAPictureMayCloseTheCamera() throws Exception {
        Viewer viewer = new Viewer();
        CompletableFuture<VideoSource.Running> running = new CompletableFuture<>();
        running.complete(source(BARS, VideoMode.STANDARD).open(VideoMode.STANDARD, frame -> {
            viewer.frame(frame);
            if (viewer.count() == 4) {
                running.join().close();
            }
        }));
        await().atMost(SOON).until(() -> viewer.count() == 4);
        running.join().close();
        assertThat(viewer.count()).isEqualTo(4);
    }

    private void node(String name, String title, String index) throws IOException {
        Path entry = Files.createDirectories(folder.resolve("sys").resolve(name));
        Files.writeString(entry.resolve("name"), title + "\n");
        Files.writeString(entry.resolve("index"), index + "\n");
        Files.writeString(Files.createDirectories(folder.resolve("dev")).resolve(name), "");
    }

    private SystemVideo devices() {
        return new SystemVideo(new LinuxVideo(folder.resolve("sys"), folder.resolve("dev"), Map.of()));
    }

    private static VideoSource source(String graph, VideoMode mode) throws MediaException {
        return new SystemVideo(new Generated(graph)).open(new VideoDevice("lavfi", "Bars"), mode);
    }

    /** The library's test pictures as a camera. */
    private record Generated(String graph) implements Platform {

        @Override
        public List<VideoDevice> cameras() {
            return List.of();
        }

        @Override
        public List<VideoDevice> screens() {
            return List.of();
        }

        @Override
        public Optional<Input> input(VideoDevice device, VideoMode mode) {
            return Optional.of(new Input("lavfi", graph, List.of(Map.of()), device.name()));
        }
    }
}
