package org.isthmus.ui.common;

import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;

/** Failures in words: what happened and why, and what to do. The technical detail is {@link Failure#detail()}. */
public final class FailureText {

    private final Words words;

    public FailureText(Texts texts) {
        this.words = texts.of(FailureText.class);
    }

    /** What happened and why, one or two sentences. */
    public String what(Reason reason) {
        return words.get("failure." + reason.name());
    }

    /** What the person can do about it. */
    public String advice(Reason reason) {
        return words.get("failure." + reason.name() + ".do");
    }

    /** Both. */
    public String whole(Failure failure) {
        return what(failure.reason()) + " " + advice(failure.reason());
    }
}
