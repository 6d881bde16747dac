package org.isthmus.gateway.presence;

import java.util.List;
import java.util.Optional;
import org.isthmus.gateway.signal.DevicePresence;

/** What an {@link XmppWatch} wants done. */
public sealed interface XmppWatchAction {

    /**
     * NOTIFY. After one that says terminated the dialog is gone.
     *
     * @param devices the whole state; empty for no body
     * @param language the Content-Language, may be empty
     */
    record Notify(String dialog, Word word, Optional<List<DevicePresence>> devices, String language)
            implements XmppWatchAction {}

    /** The contact is asked for permission. */
    record Ask() implements XmppWatchAction {}

    /** The contact's server is asked for the state. */
    record Probe() implements XmppWatchAction {}

    /** The contact is told that the watcher is no longer there. */
    record TellUnavailable() implements XmppWatchAction {}

    /** Say {@code Rested} when the next NOTIFY may go. */
    record Rest(String dialog) implements XmppWatchAction {}

    /** Say {@code PollOver} when the answer to the probe has had its time. */
    record AwaitAnswer(String dialog) implements XmppWatchAction {}

    /** Say {@code Checked} when the answer to the probe has had its time. */
    record AwaitCheck() implements XmppWatchAction {}

    /** Nothing more is sent in the dialog. */
    record Drop(String dialog) implements XmppWatchAction {}

    /** A Subscription-State (RFC 6665 section 4.1.3). */
    sealed interface Word {
        record Pending() implements Word {}

        record Active() implements Word {}

        /** @param retryAfter seconds, 0 for nothing said */
        record Terminated(String reason, int retryAfter) implements Word {}
    }
}
