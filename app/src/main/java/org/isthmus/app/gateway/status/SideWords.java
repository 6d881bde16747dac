package org.isthmus.app.gateway.status;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.isthmus.app.gateway.SideState;
import org.isthmus.gateway.error.Failure;

/** The state of a side in English, for the terminal. */
public final class SideWords {

    private SideWords() {}

    public static String of(SideState state) {
        return switch (state) {
            case SideState.Listening(var places) -> "listening on " + String.join(", ", places);
            case SideState.Connecting() -> "connecting";
            case SideState.Connected(Instant since) -> "connected since " + since.truncatedTo(ChronoUnit.SECONDS);
            case SideState.Lost(Failure why) -> "not connected, trying again: " + why.detail();
        };
    }
}
