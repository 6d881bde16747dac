package org.isthmus.gateway.sip.trunk;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.text.ParseException;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.sip.transaction.Channel;
import org.isthmus.gateway.sip.transport.Wire;

/**
 * Where responses go (RFC 3261 section 18.2, RFC 3581 section 4). {@code maddr} is not followed: it would let anybody aim
 * responses at a third party.
 */
final class Replies {

    private final Streams streams;

    Replies(Streams streams) {
        this.streams = streams;
    }

    /** Writes down where the request came from, and finds the way back. */
    Channel channel(SIPRequest request, Origin origin) {
        Via via = request.getTopmostVia();
        InetAddress source = origin.peer().getAddress();
        boolean symmetric = via.hasParameter(Via.RPORT);
        try {
            via.setParameter(Via.RECEIVED, source.getHostAddress());
            if (symmetric) {
                via.setParameter(Via.RPORT, Integer.toString(origin.peer().getPort()));
            }
        } catch (ParseException e) {
            throw new IllegalStateException("an address that Via does not take", e);
        }
        int stated = via.getPort() > 0 ? via.getPort() : origin.wire().defaultPort();
        InetSocketAddress sentBy = new InetSocketAddress(source, stated);
        if (origin.wire() == Wire.UDP) {
            return origin.back().to(symmetric ? origin.peer() : sentBy);
        }
        return new ConnectionOrNew(origin.back().to(origin.peer()), sentBy, origin.wire());
    }

    /** A connection, and a new one to the sender's listener when it is gone. */
    private final class ConnectionOrNew implements Channel {

        private final Channel connection;
        private final InetSocketAddress sentBy;
        private final Wire wire;

        ConnectionOrNew(Channel connection, InetSocketAddress sentBy, Wire wire) {
            this.connection = connection;
            this.sentBy = sentBy;
            this.wire = wire;
        }

        @Override
        public boolean isReliable() {
            return true;
        }

        @Override
        public void send(byte[] message, Watch watch) {
            connection.send(message, (why, sent) -> again(message, watch, why, sent));
        }

        private void again(byte[] message, Watch watch, Failure why, boolean sent) {
            if (sent) {
                watch.lost(why, true);
            } else {
                streams.towards(wire, sentBy).send(message, watch);
            }
        }

        @Override
        public void forget(Watch watch) {
            // A response is never waited for.
        }
    }
}
