package org.isthmus.gateway.sip.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** The questions that RFC 3263 asks of DNS. Methods may block for a few seconds; an empty list means that there is nothing. */
public interface Dns {

    List<Naptr> naptr(String domain);

    List<Srv> srv(String name);

    /**
     * All addresses of a host, in the order in which to try them.
     *
     * @throws UnknownHostException when there are none
     */
    List<InetAddress> addresses(String host) throws UnknownHostException;

    /** A NAPTR record (RFC 3403); {@code replacement} has no trailing dot. */
    record Naptr(int order, int preference, String service, String replacement) {}

    /** A SRV record (RFC 2782); {@code target} has no trailing dot. */
    record Srv(int priority, int weight, int port, String target) {}
}
