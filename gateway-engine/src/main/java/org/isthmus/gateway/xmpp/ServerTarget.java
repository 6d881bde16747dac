package org.isthmus.gateway.xmpp;

import java.net.InetAddress;
import org.isthmus.gateway.endpoint.HostPort;

/** One place where the server may be reached, and how. */
record ServerTarget(String host, InetAddress address, int port, Security security) {

    /** When encryption begins: with the first byte (XEP-0368), after STARTTLS (RFC 6120 section 5), never. */
    enum Security {
        DIRECT_TLS,
        STARTTLS,
        NONE
    }

    boolean samePlace(ServerTarget other) {
        return address.equals(other.address) && port == other.port;
    }

    @Override
    public String toString() {
        return new HostPort(host, port).toString();
    }
}
