package org.isthmus.gateway.bridge;

import org.isthmus.gateway.error.Failure;

/** Hears what a bridge does, in order, on the bridge's executor. Must not block for long. */
public interface BridgeListener {

    /** A text reached the other network. */
    void carried();

    /** A text did not reach its recipient; its sender is told. */
    void lost(Failure failure);

    /** The loop guard stopped a text. */
    void loopCut(Failure failure);
}
