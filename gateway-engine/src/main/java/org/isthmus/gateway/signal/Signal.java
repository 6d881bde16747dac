package org.isthmus.gateway.signal;

import org.isthmus.gateway.address.Address;

/**
 * Something that happened on a network. The screen shows signals, the history stores them, a bridge forwards them.
 * Nothing of a signal is ever on a wire: codecs read it from and write it to the libraries' own messages.
 */
public sealed interface Signal
        permits InstantMessage,
                ChatState,
                Receipt,
                PresenceUpdate,
                SubscriptionRequest,
                SubscriptionAnswer,
                SubscriptionEnd {

    Address from();

    Address to();
}
