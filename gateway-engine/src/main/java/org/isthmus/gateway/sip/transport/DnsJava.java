package org.isthmus.gateway.sip.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.NAPTRRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupSession;

/** Asks the name servers of the machine. Addresses come from the operating system, so that its hosts file and VPNs count. */
public final class DnsJava implements Dns {

    private static final Logger LOG = LoggerFactory.getLogger(DnsJava.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LookupSession session;

    public DnsJava() {
        ExtendedResolver resolver = new ExtendedResolver();
        resolver.setTimeout(Duration.ofMillis(1500));
        resolver.setRetries(2);
        session = LookupSession.defaultBuilder().resolver(resolver).build();
    }

    @Override
    public List<Naptr> naptr(String domain) {
        return ask(domain, Type.NAPTR, found -> {
            NAPTRRecord naptr = (NAPTRRecord) found;
            return new Naptr(
                    naptr.getOrder(),
                    naptr.getPreference(),
                    naptr.getService(),
                    naptr.getReplacement().toString(true));
        });
    }

    @Override
    public List<Srv> srv(String name) {
        return ask(name, Type.SRV, found -> {
            SRVRecord srv = (SRVRecord) found;
            return new Srv(
                    srv.getPriority(),
                    srv.getWeight(),
                    srv.getPort(),
                    srv.getTarget().toString(true));
        });
    }

    @Override
    public List<InetAddress> addresses(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }

    private <T> List<T> ask(String name, int type, Function<Record, T> reader) {
        try {
            return session
                    .lookupAsync(Name.fromString(name, Name.root), type)
                    .toCompletableFuture()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .getRecords()
                    .stream()
                    .filter(found -> found.getType() == type)
                    .map(reader)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException | TimeoutException | TextParseException e) {
            LOG.debug("No {} records of {}: {}", Type.string(type), name, e.toString());
            return List.of();
        }
    }
}
