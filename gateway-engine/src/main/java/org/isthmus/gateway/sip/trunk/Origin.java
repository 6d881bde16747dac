package org.isthmus.gateway.sip.trunk;

import java.net.InetSocketAddress;
import org.isthmus.gateway.sip.transaction.Channel;
import org.isthmus.gateway.sip.transport.Wire;

/**
 * Where a message came from.
 *
 * @param back the way back to exactly there
 */
record Origin(Wire wire, InetSocketAddress peer, Back back) {

    /** Makes channels on the socket that a message came on. */
    interface Back {

        /** The way to another address over the same socket where that is possible, as it is with UDP. */
        Channel to(InetSocketAddress address);
    }
}
