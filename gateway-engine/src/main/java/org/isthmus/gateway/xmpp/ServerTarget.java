package org.isthmus.gateway.xmpp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.isthmus.gateway.endpoint.HostPort;

/** One place where the server may be reached, and how. */
record ServerTarget(String host, InetAddress address, int port, Security security) {

    /** The address carries the name that it was asked for, so that nobody has to ask DNS what it is called. */
    ServerTarget {
        address = named(host, address);
    }

    private static InetAddress named(String host, InetAddress address) {
        if (address instanceof Inet6Address six && six.getScopeId() != 0) {
            return address;
        }
        try {
            return InetAddress.getByAddress(host, address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("An address has four or sixteen bytes.", e);
        }
    }

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
