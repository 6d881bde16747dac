package org.isthmus.media.capture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isthmus.media.VideoDevice;
import org.isthmus.media.VideoMode;

/** What there is to take pictures with on one operating system. Any thread. */
interface Platform {

    List<VideoDevice> cameras();

    List<VideoDevice> screens();

    /** How to ask for the device; empty where it is not there. */
    Optional<Input> input(VideoDevice device, VideoMode mode);

    /** The size and rate in the library's own words. */
    static Map<String, String> wish(VideoMode mode) {
        return Map.of(
                "video_size",
                mode.width() + "x" + mode.height(),
                "framerate",
                Integer.toString(mode.framesPerSecond()));
    }
}
