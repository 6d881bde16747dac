package org.isthmus.gateway.xmpp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** DNS as this computer is set up for it: the system's resolver for hosts, its name servers for SRV. */
public final class SystemDns implements Dns {

    private static final Logger LOG = LoggerFactory.getLogger(SystemDns.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Override
    public List<Srv> services(String name) {
        try {
            ExtendedResolver resolver = new ExtendedResolver();
            resolver.setTimeout(PATIENCE);
            resolver.setRetries(1);
            Lookup lookup = new Lookup(name + ".", Type.SRV, DClass.IN);
            lookup.setResolver(resolver);
            lookup.setSearchPath(List.of());
            Record[] records = lookup.run();
            if (records == null) {
                LOG.debug("No SRV records of {}: {}", name, lookup.getErrorString());
                return List.of();
            }
            List<Srv> found = new ArrayList<>();
            for (Record each : records) {
                if (each instanceof SRVRecord srv) {
                    found.add(new Srv(
                            srv.getPriority(),
                            srv.getWeight(),
                            srv.getPort(),
                            srv.getTarget().toString(true)));
                }
            }
            return found;
        } catch (TextParseException e) {
            LOG.debug("{} is no name that DNS knows.", name, e);
            return List.of();
        }
    }

    @Override
    public List<InetAddress> addresses(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }
}
