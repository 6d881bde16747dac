package org.isthmus.gateway.concurrent;

import java.time.Duration;
import java.time.InstantSource;

/** The time, and things to be done later. Tests put a clock of their own in its place. */
public interface Scheduler extends InstantSource {

    /** Runs the action once after the delay. The action only hands work to an executor; it must not block. */
    Task after(Duration delay, Runnable action);

    /** Something that is still to be done. */
    @FunctionalInterface
    interface Task {

        /** Has no effect once the action has begun. */
        void cancel();
    }
}
