package org.isthmus.media.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avdevice.AVDeviceInfo;
import org.bytedeco.ffmpeg.avdevice.AVDeviceInfoList;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.isthmus.media.MediaException;
import org.isthmus.media.VideoDevice;
import org.isthmus.media.VideoMode;
import org.isthmus.media.ffmpeg.Ffmpeg;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** DirectShow, and the desktop through GDI. */
final class WindowsVideo implements Platform {

    private static final Logger LOG = LoggerFactory.getLogger(WindowsVideo.class);

    private static final String CAMERA = "dshow:";
    private static final VideoDevice SCREEN = new VideoDevice("gdigrab:desktop", "");
    private static final int MOST_CAMERAS = 32;

    @Override
    public List<VideoDevice> cameras() {
        try {
            Ffmpeg.loadDevices();
        } catch (MediaException e) {
            LOG.info("{}", e.getMessage(), e);
            return List.of();
        }
        AVDeviceInfoList known = new AVDeviceInfoList((Pointer) null);
        try {
            int count = avdevice.avdevice_list_input_sources(
                    avformat.av_find_input_format("dshow"), (String) null, (AVDictionary) null, known);
            List<VideoDevice> found = new ArrayList<>();
            for (int i = 0; i < Math.min(count, MOST_CAMERAS); i++) {
                AVDeviceInfo info = known.devices(i);
                if (takesPictures(info)) {
                    found.add(new VideoDevice(
                            CAMERA + info.device_name().getString(),
                            info.device_description().getString()));
                }
            }
            return List.copyOf(found);
        } finally {
            avdevice.avdevice_free_list_devices(known);
        }
    }

    private static boolean takesPictures(AVDeviceInfo info) {
        for (int i = 0; i < info.nb_media_types(); i++) {
            if (info.media_types().get(i) == avutil.AVMEDIA_TYPE_VIDEO) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<VideoDevice> screens() {
        return List.of(SCREEN);
    }

    @Override
    public Optional<Input> input(VideoDevice device, VideoMode mode) {
        if (device.id().equals(SCREEN.id())) {
            return Optional.of(new Input(
                    "gdigrab",
                    "desktop",
                    List.of(Map.of("framerate", Integer.toString(mode.framesPerSecond()), "draw_mouse", "1")),
                    "Screen"));
        }
        return cameras().stream()
                .filter(camera -> camera.id().equals(device.id()))
                .findFirst()
                .map(camera -> new Input(
                        "dshow",
                        "video=" + camera.id().substring(CAMERA.length()),
                        List.of(Platform.wish(mode), Map.of()),
                        camera.name()));
    }
}
