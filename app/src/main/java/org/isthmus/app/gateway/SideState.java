package org.isthmus.app.gateway;

import java.time.Instant;
import java.util.List;
import org.isthmus.gateway.error.Failure;

/** How one side of a gateway is doing. */
public sealed interface SideState {

    /** The trunk takes requests at these places, such as {@code udp:127.0.0.1:5070}. */
    record Listening(List<String> places) implements SideState {

        public Listening {
            places = List.copyOf(places);
        }
    }

    /** The component has not been taken in yet. */
    record Connecting() implements SideState {}

    /** The server took the component in. */
    record Connected(Instant since) implements SideState {}

    /** There is no connection; the component tries again by itself. */
    record Lost(Failure why) implements SideState {}
}
