package org.isthmus.media.capture;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isthmus.media.VideoDevice;
import org.isthmus.media.VideoMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Video4Linux and X11. What cameras there are is read from where the kernel lists them, which wakes none of them. */
final class LinuxVideo implements Platform {

    private static final Logger LOG = LoggerFactory.getLogger(LinuxVideo.class);

    private static final int MOST_CAMERAS = 32;
    private static final int LONGEST_NAME = 100;

    /** A camera is some nodes, of which the first gives the pictures. */
    private static final String FIRST_NODE = "0";

    /** From this height on, cameras give few pictures a second unless they compress them. */
    private static final int COMPRESSED_FROM = 600;

    private static final String CAMERA = "v4l2:";
    private static final String SCREEN = "x11grab:";

    private final Path listing;
    private final Path nodes;
    private final Map<String, String> environment;

    LinuxVideo() {
        this(Path.of("/sys/class/video4linux"), Path.of("/dev"), System.getenv());
    }

    LinuxVideo(Path listing, Path nodes, Map<String, String> environment) {
        this.listing = listing;
        this.nodes = nodes;
        this.environment = environment;
    }

    @Override
    public List<VideoDevice> cameras() {
        List<VideoDevice> found = new ArrayList<>();
        if (Files.isDirectory(listing)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(listing, "video*")) {
                for (Path entry : entries) {
                    if (found.size() < MOST_CAMERAS) {
                        camera(entry).ifPresent(found::add);
                    }
                }
            } catch (IOException e) {
                LOG.debug("The cameras cannot be listed", e);
            }
        }
        found.sort(Comparator.comparing(VideoDevice::id));
        return List.copyOf(found);
    }

    private Optional<VideoDevice> camera(Path entry) {
        Path node = nodes.resolve(entry.getFileName().toString());
        if (!Files.exists(node)
                || !read(entry.resolve("index")).orElse(FIRST_NODE).equals(FIRST_NODE)) {
            return Optional.empty();
        }
        String name =
                read(entry.resolve("name")).filter(text -> !text.isEmpty()).orElse(node.toString());
        return Optional.of(new VideoDevice(CAMERA + node, name));
    }

    private static Optional<String> read(Path file) {
        try {
            String text = Files.readString(file).strip();
            return Optional.of(text.substring(0, Math.min(LONGEST_NAME, text.length())));
        } catch (IOException e) {
            LOG.trace("A camera says nothing of itself", e);
            return Optional.empty();
        }
    }

    /** Through X11 a program sees nothing but black of a desktop on Wayland. */
    @Override
    public List<VideoDevice> screens() {
        String display = environment.getOrDefault("DISPLAY", "");
        boolean hidden = !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
        return display.isEmpty() || hidden ? List.of() : List.of(new VideoDevice(SCREEN + display, ""));
    }

    @Override
    public Optional<Input> input(VideoDevice device, VideoMode mode) {
        if (screens().stream().anyMatch(screen -> screen.id().equals(device.id()))) {
            String display = device.id().substring(SCREEN.length());
            return Optional.of(new Input(
                    "x11grab",
                    display,
                    List.of(Map.of("framerate", Integer.toString(mode.framesPerSecond()), "draw_mouse", "1")),
                    "Screen"));
        }
        return cameras().stream()
                .filter(camera -> camera.id().equals(device.id()))
                .findFirst()
                .map(camera ->
                        new Input("v4l2", camera.id().substring(CAMERA.length()), cameraWishes(mode), camera.name()));
    }

    private static List<Map<String, String>> cameraWishes(VideoMode mode) {
        List<Map<String, String>> wishes = new ArrayList<>();
        Map<String, String> plain = Platform.wish(mode);
        if (mode.height() >= COMPRESSED_FROM) {
            Map<String, String> compressed = new HashMap<>(plain);
            compressed.put("input_format", "mjpeg");
            wishes.add(compressed);
        }
        wishes.add(plain);
        wishes.add(Map.of());
        return wishes;
    }
}
