package org.isthmus.gateway.sip.transaction;

import org.isthmus.gateway.error.Failure;

/** A way to one peer. Sending never waits for the network. */
public interface Channel {

    /** Whether the transport repeats what gets lost, so that transactions need not. */
    boolean isReliable();

    /** @param watch told when the message cannot arrive any more; called at most once, from any thread */
    void send(byte[] message, Watch watch);

    /** The watch wants to hear nothing more. */
    void forget(Watch watch);

    /** Hears of the end of a channel. */
    @FunctionalInterface
    interface Watch {

        Watch NOBODY = (why, sent) -> {};

        /** Whether it wants to hear of the end of the channel also when the message has left. */
        default boolean waitsForAnswer() {
            return false;
        }

        /** @param sent whether the message, or a part of it, had left before, so that it may have arrived */
        void lost(Failure why, boolean sent);
    }
}
