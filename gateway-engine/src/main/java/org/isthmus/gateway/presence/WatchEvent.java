package org.isthmus.gateway.presence;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.isthmus.gateway.signal.DevicePresence;

/** What happens to a {@link SipWatch}. */
public sealed interface WatchEvent {

    /** The watcher wants to see the contact. */
    record Subscribe() implements WatchEvent {}

    record Unsubscribe() implements WatchEvent {}

    record WatcherOnline() implements WatchEvent {}

    record WatcherOffline() implements WatchEvent {}

    /** The dialog has to be refreshed, or a retry is due, or SIP is back. */
    record Due() implements WatchEvent {}

    /** 2xx to SUBSCRIBE. */
    record Accepted() implements WatchEvent {}

    /** Another final response to SUBSCRIBE; 408 when there was none. */
    record Refused(int status, OptionalInt minExpires) implements WatchEvent {}

    record Pending() implements WatchEvent {}

    /** @param devices empty for a NOTIFY without a body, which changes nothing */
    record Active(Optional<List<DevicePresence>> devices) implements WatchEvent {}

    /** @param retryAfter seconds */
    record Terminated(String reason, OptionalInt retryAfter) implements WatchEvent {}

    /** No last NOTIFY came within 64*T1. */
    record GivenUp() implements WatchEvent {}

    /** The server of the watcher asks for the state, as it does when the watcher signs in. */
    record Probed() implements WatchEvent {}

    /** What a single question brought; empty when it brought no document, or none in time. */
    record Fetched(Optional<List<DevicePresence>> devices) implements WatchEvent {}

    /** A single question was refused for good. */
    record FetchRefused() implements WatchEvent {}
}
