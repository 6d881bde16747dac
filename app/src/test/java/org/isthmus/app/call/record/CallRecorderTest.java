package org.isthmus.app.call.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.isthmus.app.AppThread;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaListener;
import org.isthmus.media.MediaSession;
import org.isthmus.media.Protection;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.engine.JitsiMediaEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One recording after another, with a disk that fails when it likes. */
final class CallRecorderTest implements CallRecorder.Owner, MediaListener {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:09Z");

    @TempDir
    Path home;

    private final AppThread app = new AppThread();
    private final JitsiMediaEngine engine = new JitsiMediaEngine(() -> {
        throw new MediaException(MediaException.Cause.LOCAL, "There is no sound here.");
    });
    private final MediaSession session =
            engine.open(new SessionSettings(false, List.of(), true, List.of(), false, Set.of()), this);
    private final BlockingQueue<Recordings.File> disk = new LinkedBlockingQueue<>();
    private final CallRecorder recorder = new CallRecorder(app, this::next, this);
    private final List<Path> whole = new CopyOnWriteArrayList<>();
    private final List<Optional<Path>> broken = new CopyOnWriteArrayList<>();

    private Recordings.File next(String who, Instant when) throws IOException {
        try {
            return disk.take();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @AfterEach
    void end() {
        engine.close();
    }

    @Test
    void anOldRecordingThatFailsLateLeavesTheNewOneAlone() throws IOException {
        CompletableFuture<Void> fails = new CompletableFuture<>();
        Path old = home.resolve("old.wav");
        disk.add(new Recordings.File(old, new FailingChannel(fails)));
        start();
        await().until(disk::isEmpty);
        stop();
        Recordings.File fresh = file();
        disk.add(fresh);
        start();
        await().until(disk::isEmpty);

        fails.complete(null);
        await().until(() -> !broken.isEmpty());
        assertThat(broken).containsExactly(Optional.of(old));
        assertThat(runs()).isTrue();

        stop();
        until(() -> !whole.isEmpty());
        assertThat(whole).containsExactly(fresh.path());
    }

    @Test
    void aFileThatIsOpenTooLateIsNotWrittenToBesideTheNewOne() throws IOException {
        start();
        stop();
        start();
        Recordings.File first = file();
        Recordings.File second = file();
        disk.add(first);
        disk.add(second);
        until(() -> whole.size() == 1);
        assertThat(runs()).isTrue();
        stop();
        until(() -> whole.size() == 2);
        assertThat(whole).containsExactlyInAnyOrder(first.path(), second.path());
    }

    @Test
    void aRecordingThatFailsIsOver() {
        disk.add(new Recordings.File(
                home.resolve("x.wav"), new FailingChannel(CompletableFuture.completedFuture(null))));
        start();
        until(() -> !broken.isEmpty());
        assertThat(runs()).isFalse();
    }

    private Recordings.File file() throws IOException {
        return new Recordings(home, ZoneOffset.UTC).create("Zoë", NOON);
    }

    private void start() {
        app.call(() -> {
                    recorder.start(session, "Zoë", NOON);
                    return true;
                })
                .join();
    }

    private void stop() {
        app.call(() -> {
                    recorder.stop();
                    return true;
                })
                .join();
    }

    private boolean runs() {
        return app.call(recorder::runs).join();
    }

    private static void until(BooleanSupplier condition) {
        await().until(condition::getAsBoolean);
    }

    @Override
    public void recordingChanged() {
        // It is asked.
    }

    @Override
    public void recorded(Path file) {
        whole.add(file);
    }

    @Override
    public void notRecorded(RecordingProblem why, Optional<Path> file) {
        broken.add(file);
    }

    @Override
    public void candidates(String content, List<Candidate> candidates) {
        // Nobody is called.
    }

    @Override
    public void connected(MediaKind kind, Protection protection) {
        // Nobody is called.
    }

    @Override
    public void digit(char digit) {
        // Nobody is called.
    }

    @Override
    public void failed(MediaException why) {
        // Nobody is called.
    }

    /** A disk that fails at a moment that is chosen. */
    private record FailingChannel(CompletableFuture<Void> moment) implements SeekableByteChannel {

        @Override
        public int write(ByteBuffer source) throws IOException {
            moment.join();
            throw new IOException("The disk is gone.");
        }

        @Override
        public int read(ByteBuffer target) {
            return -1;
        }

        @Override
        public long position() {
            return 0;
        }

        @Override
        public SeekableByteChannel position(long changed) {
            return this;
        }

        @Override
        public long size() {
            return 0;
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            return this;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
