package org.isthmus.gateway.xmpp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** What signing in needs to know from DNS. Blocks, for a few seconds at most. */
public interface Dns {

    /**
     * The SRV records of a name, for example {@code _xmpps-client._tcp.example.org}.
     *
     * @return empty when there are none, and when the name servers do not answer
     */
    List<Srv> services(String name);

    /**
     * The addresses of a host; an address literal is its own answer.
     *
     * @throws UnknownHostException when there are none
     */
    List<InetAddress> addresses(String host) throws UnknownHostException;

    /** An SRV record (RFC 2782); the target has no dot at its end, and is empty when the service is not there at all. */
    record Srv(int priority, int weight, int port, String target) {}
}
