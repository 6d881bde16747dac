package org.isthmus.gateway.presence;

import org.isthmus.gateway.signal.DevicePresence;

/** What a {@link SipWatch} wants done. */
public sealed interface WatchAction {

    /**
     * SUBSCRIBE; without a confirmed dialog there is nothing to end, and an end counts as answered.
     *
     * @param expires seconds, 0 for the end
     * @param newDialog not within the dialog that there is
     */
    record Subscribe(int expires, boolean newDialog) implements WatchAction {}

    /** A single question in a dialog of its own (RFC 8048 section 7.1). */
    record Fetch() implements WatchAction {}

    record TellSubscribed() implements WatchAction {}

    record TellUnsubscribed() implements WatchAction {}

    /** The failure is the answer to the watcher's subscribe. */
    record TellError() implements WatchAction {}

    record Show(DevicePresence device) implements WatchAction {}

    /** The other side named the time. */
    record RetryIn(int seconds) implements WatchAction {}

    /** The time is this or up to twice as much, so that many do not come back all at once. */
    record BackOff(int seconds) implements WatchAction {}

    /** The watcher is there, but nothing presses: take the dialog up when it is this one's turn. */
    record ResumeSoon() implements WatchAction {}
}
