package org.isthmus.gateway.sip;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.isthmus.gateway.sip.transport.Dns;

/** A DNS that knows what a test put in. */
public final class FixedDns implements Dns {

    public final Map<String, List<Naptr>> naptr = new HashMap<>();
    public final Map<String, List<Srv>> srv = new HashMap<>();
    public final Map<String, List<InetAddress>> addresses = new HashMap<>();

    public FixedDns() {
        addresses.put("sip.test", List.of(InetAddress.getLoopbackAddress()));
        addresses.put("127.0.0.1", List.of(InetAddress.getLoopbackAddress()));
    }

    @Override
    public List<Naptr> naptr(String domain) {
        return naptr.getOrDefault(domain, List.of());
    }

    @Override
    public List<Srv> srv(String name) {
        return srv.getOrDefault(name, List.of());
    }

    @Override
    public List<InetAddress> addresses(String host) throws UnknownHostException {
        List<InetAddress> found = addresses.get(host);
        if (found == null) {
            throw new UnknownHostException(host);
        }
        return found;
    }
}
