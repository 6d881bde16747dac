package org.isthmus.gateway.endpoint;

import java.util.Optional;
import org.isthmus.gateway.error.Failure;

/**
 * One step of signing in, as it happens.
 *
 * @param detail what was found, for example {@code xmpp1.example.org:5222}
 * @param failure present when and only when the progress is {@code FAILED}
 */
public record SetupStep(Kind kind, Progress progress, String detail, Optional<Failure> failure) {

    /** The steps in the order in which they happen. */
    public enum Kind {
        LOOK_UP,
        CONNECT,
        CERTIFICATE,
        SIGN_IN
    }

    /** How far a step is. {@code SKIPPED}: not needed here, for example no TLS on loopback. */
    public enum Progress {
        RUNNING,
        DONE,
        SKIPPED,
        FAILED
    }

    public static SetupStep running(Kind kind, String detail) {
        return new SetupStep(kind, Progress.RUNNING, detail, Optional.empty());
    }

    public static SetupStep done(Kind kind, String detail) {
        return new SetupStep(kind, Progress.DONE, detail, Optional.empty());
    }

    public static SetupStep skipped(Kind kind, String detail) {
        return new SetupStep(kind, Progress.SKIPPED, detail, Optional.empty());
    }

    public static SetupStep failed(Kind kind, Failure failure) {
        return new SetupStep(kind, Progress.FAILED, failure.detail(), Optional.of(failure));
    }
}
