package org.isthmus.media.capture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isthmus.media.VideoDevice;
import org.isthmus.media.VideoMode;

/** AVFoundation, which tells a program of no devices through the library; the system's own choice can be opened all the same. */
final class MacVideo implements Platform {

    private static final VideoDevice CAMERA = new VideoDevice("avfoundation:default", "Camera");
    private static final VideoDevice SCREEN = new VideoDevice("avfoundation:Capture screen 0", "");
    private static final String FORMAT = "avfoundation";

    @Override
    public List<VideoDevice> cameras() {
        return List.of(CAMERA);
    }

    @Override
    public List<VideoDevice> screens() {
        return List.of(SCREEN);
    }

    @Override
    public Optional<Input> input(VideoDevice device, VideoMode mode) {
        String rate = Integer.toString(mode.framesPerSecond());
        if (device.id().equals(SCREEN.id())) {
            return Optional.of(new Input(
                    FORMAT,
                    "Capture screen 0:none",
                    List.of(Map.of("framerate", rate, "capture_cursor", "1")),
                    "Screen"));
        }
        return device.id().equals(CAMERA.id())
                ? Optional.of(new Input(
                        FORMAT,
                        "default:none",
                        List.of(Platform.wish(mode), Map.of("framerate", rate), Map.of("framerate", "30"), Map.of()),
                        CAMERA.name()))
                : Optional.empty();
    }
}
