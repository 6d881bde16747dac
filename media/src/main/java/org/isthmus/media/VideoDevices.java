package org.isthmus.media;

import java.util.List;

/** The cameras and screens of this computer. Any thread, but for that of a window, as devices are asked. */
public interface VideoDevices {

    /** What is plugged in at this moment; empty where there is none or none can be used. */
    List<VideoDevice> cameras();

    /** The screens that can be shown to others; empty where the desktop lets no program see them. */
    List<VideoDevice> screens();

    /**
     * A source of the device's pictures. The device is taken when the source is opened and let go when that is closed. A
     * device that stops in between, as it was unplugged, ends its {@link VideoSink}.
     *
     * @param mode what is wished of the device, whatever the source is opened with; the pictures keep the proportions of the
     *     device and are no larger than both the device and this
     * @throws MediaException where the device is not there any more
     */
    VideoSource open(VideoDevice device, VideoMode mode) throws MediaException;
}
