package org.isthmus.gateway.presence;

import org.isthmus.gateway.signal.DevicePresence;

/** What happens to an {@link XmppWatch}. A dialog is a name that the events and actions have in common. */
public sealed interface XmppWatchEvent {

    /** A new SUBSCRIBE with a duration was answered 200. */
    record Subscribed(String dialog) implements XmppWatchEvent {}

    /** The same within a dialog. */
    record Refreshed(String dialog) implements XmppWatchEvent {}

    /** A new SUBSCRIBE that only asks, once: {@code Expires: 0}. */
    record Polled(String dialog) implements XmppWatchEvent {}

    /** The contact was not heard in time for an answer to a poll. */
    record PollOver(String dialog) implements XmppWatchEvent {}

    /** {@code Expires: 0} within a dialog. */
    record Ended(String dialog) implements XmppWatchEvent {}

    record Expired(String dialog) implements XmppWatchEvent {}

    /** Its NOTIFY was answered 481, or not at all. */
    record Lost(String dialog) implements XmppWatchEvent {}

    /** The pause after a NOTIFY is over. */
    record Rested(String dialog) implements XmppWatchEvent {}

    /** {@code subscribed} or {@code unsubscribed} from the contact. */
    record Answered(boolean granted) implements XmppWatchEvent {}

    /** The subscribe came back as an error. */
    record Refused(boolean passing) implements XmppWatchEvent {}

    /**
     * A presence stanza of the contact.
     *
     * @param language of the stanza, empty when it names none
     */
    record Changed(DevicePresence device, String language) implements XmppWatchEvent {}

    /** The connection to XMPP is back; anything may have changed meanwhile. */
    record XmppBack() implements XmppWatchEvent {}

    /** The contact has had time to say what is still true. */
    record Checked() implements XmppWatchEvent {}

    /** SIP is back; a NOTIFY may have been lost. */
    record SipBack() implements XmppWatchEvent {}

    /** The gateway goes, and comes back after so many seconds. */
    record Stopped(int seconds) implements XmppWatchEvent {}
}
