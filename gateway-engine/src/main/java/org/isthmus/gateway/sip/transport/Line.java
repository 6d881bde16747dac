package org.isthmus.gateway.sip.transport;

import java.io.IOException;
import java.net.InetAddress;

/** A socket that carries SIP messages. Writing may block for as long as the peer does not read. */
interface Line extends AutoCloseable {

    void write(byte[] message, InetAddress peer, int port) throws IOException;

    /** Sends something that shows whether the peer is still there, where the line itself would not show it. */
    void probe() throws IOException;

    /** Hands out what arrives until the line ends; blocks. */
    void read(Inlet inlet) throws IOException;

    /** Closes the socket at once, even while another thread writes. */
    @Override
    void close();

    /** Where a line puts what it reads. */
    interface Inlet {

        void message(byte[] message, InetAddress peer, int port);

        /** A keepalive or its answer came (RFC 5626 section 4.4.1). */
        void alive();

        /** The peer's host says that nobody listens there; the reader closes the line. */
        void unreachable();
    }
}
