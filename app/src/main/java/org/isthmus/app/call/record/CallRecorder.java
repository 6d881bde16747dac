package org.isthmus.app.call.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.isthmus.app.AppThread;
import org.isthmus.media.MediaSession;
import org.isthmus.media.recording.WavRecording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records one call, once or several times after another. On the app's thread; the disk has threads of its own. */
public final class CallRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(CallRecorder.class);

    private final AppThread app;
    private final Files files;
    private final Owner owner;
    private Optional<Running> running = Optional.empty();
    private boolean wanted;

    /** Counts the recordings: one that goes wrong when another has begun must not end that. */
    private int turn;

    /** Opens what is recorded to. Blocks. */
    @FunctionalInterface
    interface Files {
        Recordings.File create(String who, Instant when) throws IOException;
    }

    /** Who is told what becomes of it, on the app's thread. */
    public interface Owner {

        /** It began or ended. */
        void recordingChanged();

        /** The file is whole. */
        void recorded(Path file);

        /** @param file with what was recorded before it went wrong, empty where nothing was */
        void notRecorded(RecordingProblem why, Optional<Path> file);
    }

    private record Running(MediaSession session, WavRecording recording, Path file) {}

    public CallRecorder(AppThread app, Recordings recordings, Owner owner) {
        this(app, recordings::create, owner);
    }

    CallRecorder(AppThread app, Files files, Owner owner) {
        this.app = app;
        this.files = files;
        this.owner = owner;
    }

    public boolean runs() {
        return wanted;
    }

    public void start(MediaSession session, String who, Instant when) {
        if (wanted) {
            return;
        }
        wanted = true;
        int mine = ++turn;
        owner.recordingChanged();
        CompletableFuture.supplyAsync(
                        () -> open(who, when),
                        work -> Thread.ofVirtual().name("recording-open").start(work))
                .whenCompleteAsync(
                        (file, problem) -> {
                            if (problem == null) {
                                begin(mine, session, file);
                            } else {
                                failed(mine, problem, Optional.empty());
                            }
                        },
                        app);
    }

    private Recordings.File open(String who, Instant when) {
        try {
            return files.create(who, when);
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }

    private void begin(int mine, MediaSession session, Recordings.File file) {
        WavRecording recording = new WavRecording(file.channel());
        recording
                .done()
                .whenCompleteAsync(
                        (_, problem) -> {
                            if (problem == null) {
                                owner.recorded(file.path());
                            } else {
                                session.removeTap(recording);
                                recording.close();
                                failed(mine, problem, Optional.of(file.path()));
                            }
                        },
                        app);
        if (wanted && mine == turn) {
            running = Optional.of(new Running(session, recording, file.path()));
            session.addTap(recording);
        } else {
            recording.close();
        }
    }

    /** What was recorded so far is kept. */
    public void stop() {
        if (!wanted) {
            return;
        }
        wanted = false;
        running.ifPresent(now -> {
            now.session().removeTap(now.recording());
            now.recording().close();
        });
        running = Optional.empty();
        owner.recordingChanged();
    }

    private void failed(int mine, Throwable problem, Optional<Path> file) {
        LOG.warn("A call is not recorded.", problem);
        if (mine == turn) {
            wanted = false;
            running = Optional.empty();
            owner.recordingChanged();
        }
        owner.notRecorded(RecordingProblem.of(problem), file);
    }
}
