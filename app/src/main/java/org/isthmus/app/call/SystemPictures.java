package org.isthmus.app.call;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.isthmus.media.VideoDevice;
import org.isthmus.media.VideoDevices;
import org.isthmus.media.VideoMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cameras and screens of this computer, and the test picture. */
public final class SystemPictures implements PictureSources {

    private static final Logger LOG = LoggerFactory.getLogger(SystemPictures.class);

    /** Letters stay readable, and a screen does not move much. */
    private static final VideoMode SCREEN = new VideoMode(1280, 720, 10);

    private final Supplier<VideoDevices> devices;

    /** @param devices asked for when somebody first wants to know */
    public SystemPictures(Supplier<VideoDevices> devices) {
        this.devices = devices;
    }

    @Override
    public CompletableFuture<List<PictureSource>> find() {
        return CompletableFuture.supplyAsync(
                        this::look,
                        work -> Thread.ofPlatform()
                                .name("isthmus-pictures")
                                .daemon()
                                .start(work))
                .exceptionally(problem -> {
                    LOG.warn("Cameras and screens cannot be looked for: {}", problem.getMessage(), problem);
                    return List.of(TEST);
                });
    }

    private List<PictureSource> look() {
        VideoDevices found = devices.get();
        List<PictureSource> all = new ArrayList<>();
        found.cameras().forEach(one -> all.add(source(found, one, PictureSource.Kind.CAMERA, VideoMode.STANDARD)));
        found.screens().forEach(one -> all.add(source(found, one, PictureSource.Kind.SCREEN, SCREEN)));
        all.add(TEST);
        return List.copyOf(all);
    }

    private static PictureSource source(
            VideoDevices devices, VideoDevice device, PictureSource.Kind kind, VideoMode mode) {
        return new PictureSource(
                kind + ":" + device.id(),
                kind,
                device.name(),
                (wish, sink) -> devices.open(device, mode).open(wish, sink));
    }
}
