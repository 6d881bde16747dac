package org.isthmus.media.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.isthmus.media.MediaException;
import org.isthmus.media.TestPicture;
import org.isthmus.media.VideoSource;
import org.junit.jupiter.api.Test;

class CallPictureTest {

    private final List<MediaException> failures = new CopyOnWriteArrayList<>();
    private final Screen sent = new Screen();
    private final Screen self = new Screen();

    @Test
    void aCameraThatStopsIsToldAndAnotherOneTakesItsPlace() {
        AtomicInteger closed = new AtomicInteger();
        VideoSource unplugged = (wish, sink) -> {
            VideoSource.Running running = new TestPicture(false).open(wish, sink);
            sink.ended();
            return () -> {
                closed.incrementAndGet();
                running.close();
            };
        };
        try (CallPicture picture = new CallPicture(failures::add)) {
            picture.showSelf(self);
            picture.source(unplugged);
            picture.sendTo(sent, true);
            await().until(() -> failures.size() == 1 && self.ends() == 1);
            assertThat(failures.getFirst().reason()).isEqualTo(MediaException.Cause.LOCAL);
            picture.source(new TestPicture(true));
            await().until(() -> sent.shows(true) && self.shows(true));
            assertThat(closed).hasValue(1);
        }
        assertThat(failures).hasSize(1);
    }
}
