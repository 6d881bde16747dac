package org.isthmus.gateway.sip.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Set;

/**
 * One place to try when a request must reach a server.
 *
 * @param host the name that was asked for, for SNI and for the person's eyes
 * @param names what the certificate may be for; any one of them is enough (RFC 5922 section 7.1)
 */
public record Hop(String host, Set<String> names, InetAddress address, int port, Wire wire)
        implements javax.sip.address.Hop {

    public Hop {
        names = Set.copyOf(names);
    }

    @Override
    public String getHost() {
        return address.getHostAddress();
    }

    @Override
    public int getPort() {
        return port;
    }

    @Override
    public String getTransport() {
        return wire.name();
    }

    @Override
    public String toString() {
        return wire + " " + shown() + ":" + port;
    }

    private String shown() {
        if (host.indexOf(':') >= 0) {
            return "[" + host + "]";
        }
        String found = address.getHostAddress();
        if (host.equals(found)) {
            return host;
        }
        return host + (address instanceof Inet6Address ? " ([" + found + "])" : " (" + found + ")");
    }
}
