package org.isthmus.app.call.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Why a call is not, or not wholly, recorded. */
public enum RecordingProblem {
    DISK_FULL,
    /** The folder cannot be made or written. */
    NO_FOLDER,
    /** The disk, or what stands for it, does not take what the call gives. */
    DISK_FAILED;

    static RecordingProblem of(Throwable why) {
        Throwable cause = why;
        while ((cause instanceof CompletionException || cause instanceof UncheckedIOException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String text = Optional.ofNullable(cause.getMessage()).orElse("").toLowerCase(Locale.ROOT);
        // The system says it in words alone; on Windows "There is not enough space on the disk".
        if (cause instanceof IOException && (text.contains("no space left") || text.contains("not enough space"))) {
            return DISK_FULL;
        }
        return cause instanceof AccessDeniedException ? NO_FOLDER : DISK_FAILED;
    }
}
