package org.isthmus.gateway.bridge;

import org.isthmus.gateway.error.Failure;

/** What a bridge says by itself to the people at its ends, as text messages from the account that they know. */
public interface Notices {

    /** From now on {@code other} reads what is written here. */
    String announcement(BridgeEnd other);

    /** An encrypted message was not passed on to {@code other}. */
    String encrypted(BridgeEnd other);

    /**
     * A message did not reach {@code other}.
     *
     * @param excerpt its beginning
     */
    String undelivered(BridgeEnd other, String excerpt, Failure failure);
}
