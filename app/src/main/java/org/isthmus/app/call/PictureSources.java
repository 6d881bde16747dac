package org.isthmus.app.call;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.isthmus.media.TestPicture;

/** What this computer can show in a call. Any thread. */
@FunctionalInterface
public interface PictureSources {

    /** Needs no device, and whoever sees it can tell that colours are right and that it moves. */
    PictureSource TEST = new PictureSource("test", PictureSource.Kind.TEST, "", new TestPicture(false));

    /** What there is now: cameras, then screens, then the test picture. Never exceptionally. */
    CompletableFuture<List<PictureSource>> find();

    /** A computer with neither camera nor screen. */
    static PictureSources testOnly() {
        return () -> CompletableFuture.completedFuture(List.of(TEST));
    }
}
