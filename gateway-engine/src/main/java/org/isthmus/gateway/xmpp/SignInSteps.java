package org.isthmus.gateway.xmpp;

import java.util.function.Consumer;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.endpoint.SetupStep.Kind;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;

/** Tells how far signing in has come, each step once, and which step it was that failed. */
final class SignInSteps {

    private final Consumer<SetupStep> listener;
    private Kind current = Kind.LOOK_UP;
    private String detail = "";

    SignInSteps(Consumer<SetupStep> listener) {
        this.listener = listener;
    }

    synchronized void begin(Kind kind, String newDetail) {
        current = kind;
        detail = newDetail;
        listener.accept(SetupStep.running(kind, newDetail));
    }

    /** Begins a step unless it is the one that is running, with the same detail. */
    synchronized void moveOn(Kind kind, String newDetail) {
        if (current != kind || !detail.equals(newDetail)) {
            begin(kind, newDetail);
        }
    }

    /** The running step went well, and the next one begins. */
    synchronized void advance(Kind from, String done, Kind to, String running) {
        if (current == from) {
            listener.accept(SetupStep.done(from, done));
            begin(to, running);
        }
    }

    synchronized void skip(Kind kind, String why) {
        listener.accept(SetupStep.skipped(kind, why));
    }

    synchronized void done(String newDetail) {
        listener.accept(SetupStep.done(current, newDetail));
    }

    synchronized void fail(Failure failure) {
        Kind kind = step(failure.reason());
        if (kind == Kind.CERTIFICATE && current == Kind.CONNECT) {
            listener.accept(SetupStep.done(Kind.CONNECT, detail));
        }
        listener.accept(SetupStep.failed(kind, failure));
    }

    private Kind step(Reason reason) {
        return switch (reason) {
            case CERTIFICATE_EXPIRED, CERTIFICATE_UNTRUSTED, CERTIFICATE_WRONG_HOST -> Kind.CERTIFICATE;
            case ENCRYPTION_REQUIRED -> current == Kind.CONNECT ? Kind.CERTIFICATE : current;
            default -> current;
        };
    }
}
