package org.isthmus.media.capture;

import java.util.List;
import java.util.Locale;
import org.isthmus.media.MediaException;
import org.isthmus.media.VideoDevice;
import org.isthmus.media.VideoDevices;
import org.isthmus.media.VideoMode;
import org.isthmus.media.VideoSource;
import org.isthmus.media.ffmpeg.Ffmpeg;

/**
 * The cameras and screens of the system that the program runs on: Video4Linux and X11, DirectShow and GDI on Windows,
 * AVFoundation on macOS. A desktop on Wayland lets no program see its screens this way. Loads the library when the first
 * device is opened.
 */
public final class SystemVideo implements VideoDevices {

    private final Platform platform;

    /** Looks for the devices where this system has them. */
    public SystemVideo() {
        this(here());
    }

    SystemVideo(Platform platform) {
        this.platform = platform;
    }

    private static Platform here() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return new WindowsVideo();
        }
        return system.startsWith("mac") ? new MacVideo() : new LinuxVideo();
    }

    @Override
    public List<VideoDevice> cameras() {
        return platform.cameras();
    }

    @Override
    public List<VideoDevice> screens() {
        return platform.screens();
    }

    @Override
    public VideoSource open(VideoDevice device, VideoMode mode) throws MediaException {
        Input input = platform.input(device, mode)
                .orElseThrow(() ->
                        new MediaException(MediaException.Cause.LOCAL, "\"" + device.name() + "\" is not there."));
        return (wish, sink) -> {
            Ffmpeg.loadDevices();
            return Capture.open(input, mode, sink);
        };
    }
}
