package org.isthmus.gateway.sip.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.sip.SipAccountConfig;

/**
 * Makes the list of servers to try, best first (RFC 3263 section 4). Where a domain announces TLS, only TLS is used: falling
 * back to a readable connection would let whoever can break a connection also read it.
 */
public final class HopFinder {

    private static final Pattern IP_LITERAL =
            Pattern.compile("\\[.*\\]|\\d+\\.\\d+\\.\\d+\\.\\d+|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*");

    private final Dns dns;
    private final RandomGenerator random;

    public HopFinder(Dns dns, RandomGenerator random) {
        this.dns = dns;
        this.random = random;
    }

    /**
     * Looks up where the account's server is; blocks while DNS answers.
     *
     * @return at least one hop
     * @throws UnknownHostException when DNS knows no address at all; the message is the name
     */
    public List<Hop> find(SipAccountConfig config) throws UnknownHostException {
        String domain = config.address().host();
        if (config.server().isPresent()) {
            HostPort server = config.server().get();
            String host = withoutBrackets(server.host());
            return atPort(host, new HashSet<>(List.of(host, domain)), server.port(), config.transport());
        }
        if (config.address().port().isPresent()) {
            String host = withoutBrackets(domain);
            return atPort(host, Set.of(host), config.address().port().getAsInt(), config.transport());
        }
        if (IP_LITERAL.matcher(domain).matches()) {
            return atDefaultPorts(withoutBrackets(domain), config.transport());
        }
        List<Hop> announced = announced(domain, config.transport());
        return announced.isEmpty() ? atDefaultPorts(domain, config.transport()) : announced;
    }

    /**
     * Where a SIP URI leads to for a trunk, which speaks UDP where nothing else is said (RFC 3263 section 4.1); blocks while DNS
     * answers.
     *
     * @param secure a {@code sips:} URI: TLS or nothing
     * @return at least one hop
     * @throws UnknownHostException when DNS knows no address at all; the message is the name
     */
    public List<Hop> find(String uriHost, OptionalInt port, Optional<Wire> transport, boolean secure)
            throws UnknownHostException {
        String host = withoutBrackets(uriHost);
        Optional<Wire> wanted = secure ? Optional.of(Wire.TLS) : transport;
        if (port.isPresent() || IP_LITERAL.matcher(uriHost).matches()) {
            return at(wanted.orElse(Wire.UDP), host, port);
        }
        List<Hop> announced = announced(
                host,
                wanted.map(wire -> SipAccountConfig.Transport.valueOf(wire.name()))
                        .orElse(SipAccountConfig.Transport.AUTO));
        return announced.isEmpty() ? at(wanted.orElse(Wire.UDP), host, port) : announced;
    }

    private List<Hop> at(Wire wire, String host, OptionalInt port) throws UnknownHostException {
        return at(wire, host, Set.of(), port.orElse(wire.defaultPort()));
    }

    /**
     * A place that is named exactly; blocks while DNS answers.
     *
     * @param served domains that the place serves, so that its certificate may name them instead (RFC 5922 section 7.1)
     */
    public List<Hop> at(Wire wire, String host, Set<String> served, int port) throws UnknownHostException {
        String plain = withoutBrackets(host);
        Set<String> names = new HashSet<>(served);
        names.add(plain);
        return dns.addresses(plain).stream()
                .map(address -> new Hop(plain, names, address, port, wire))
                .toList();
    }

    private List<Hop> atPort(String host, Set<String> names, int port, SipAccountConfig.Transport transport)
            throws UnknownHostException {
        List<Wire> wires = switch (transport) {
            case UDP -> List.of(Wire.UDP);
            case TCP -> List.of(Wire.TCP);
            case TLS -> List.of(Wire.TLS);
            case AUTO -> port == Wire.TLS.defaultPort() ? List.of(Wire.TLS) : List.of(Wire.TCP, Wire.UDP);
        };
        List<Hop> hops = new ArrayList<>();
        List<InetAddress> addresses = dns.addresses(host);
        for (Wire wire : wires) {
            addresses.forEach(address -> hops.add(new Hop(host, names, address, port, wire)));
        }
        return hops;
    }

    private List<Hop> atDefaultPorts(String host, SipAccountConfig.Transport transport) throws UnknownHostException {
        List<Hop> hops = new ArrayList<>();
        List<InetAddress> addresses = dns.addresses(host);
        for (Wire wire : wanted(transport)) {
            addresses.forEach(address -> hops.add(new Hop(host, Set.of(host), address, wire.defaultPort(), wire)));
        }
        return hops;
    }

    private List<Hop> announced(String domain, SipAccountConfig.Transport transport) {
        Map<Wire, List<Dns.Srv>> records = serviceRecords(domain, wanted(transport));
        if (!records.getOrDefault(Wire.TLS, List.of()).isEmpty()) {
            records.keySet().retainAll(Set.of(Wire.TLS));
        }
        List<Hop> hops = new ArrayList<>();
        records.forEach((wire, services) -> {
            for (Dns.Srv service : inOrder(services)) {
                addressesOrNone(service.target())
                        .forEach(address -> hops.add(new Hop(domain, Set.of(domain), address, service.port(), wire)));
            }
        });
        return hops;
    }

    private Map<Wire, List<Dns.Srv>> serviceRecords(String domain, List<Wire> wires) {
        try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<List<Dns.Naptr>> naptr = CompletableFuture.supplyAsync(() -> dns.naptr(domain), asking);
            Map<Wire, CompletableFuture<List<Dns.Srv>>> direct = new LinkedHashMap<>();
            for (Wire wire : wires) {
                direct.put(wire, CompletableFuture.supplyAsync(() -> dns.srv(serviceName(wire) + domain), asking));
            }
            Map<Wire, List<Dns.Srv>> found = new LinkedHashMap<>();
            direct.forEach((wire, asked) -> {
                List<Dns.Srv> records = new ArrayList<>(asked.join());
                for (Dns.Naptr pointer : pointers(naptr.join(), wire)) {
                    if (!pointer.replacement().equalsIgnoreCase(serviceName(wire) + domain)) {
                        records.addAll(dns.srv(pointer.replacement()));
                    }
                }
                found.put(wire, records);
            });
            return found;
        }
    }

    private static List<Dns.Naptr> pointers(List<Dns.Naptr> all, Wire wire) {
        String service = switch (wire) {
            case UDP -> "SIP+D2U";
            case TCP -> "SIP+D2T";
            case TLS -> "SIPS+D2T";
        };
        return all.stream()
                .filter(pointer -> pointer.service().equalsIgnoreCase(service))
                .sorted(Comparator.comparingInt(Dns.Naptr::order).thenComparingInt(Dns.Naptr::preference))
                .toList();
    }

    private static String serviceName(Wire wire) {
        return switch (wire) {
            case UDP -> "_sip._udp.";
            case TCP -> "_sip._tcp.";
            case TLS -> "_sips._tcp.";
        };
    }

    private static List<Wire> wanted(SipAccountConfig.Transport transport) {
        return switch (transport) {
            case AUTO -> List.of(Wire.TLS, Wire.TCP, Wire.UDP);
            case UDP -> List.of(Wire.UDP);
            case TCP -> List.of(Wire.TCP);
            case TLS -> List.of(Wire.TLS);
        };
    }

    /** Priority first; among equals by weighted chance (RFC 2782). */
    private List<Dns.Srv> inOrder(List<Dns.Srv> services) {
        List<Dns.Srv> left = new ArrayList<>(new HashSet<>(services));
        left.sort(Comparator.comparingInt(Dns.Srv::priority).thenComparingInt(Dns.Srv::weight));
        List<Dns.Srv> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            int priority = left.getFirst().priority();
            List<Dns.Srv> equals =
                    left.stream().filter(s -> s.priority() == priority).toList();
            int draw = random.nextInt(equals.stream().mapToInt(Dns.Srv::weight).sum() + 1);
            int reached = 0;
            Dns.Srv chosen = equals.getLast();
            for (Dns.Srv candidate : equals) {
                reached += candidate.weight();
                if (reached >= draw) {
                    chosen = candidate;
                    break;
                }
            }
            ordered.add(chosen);
            left.remove(chosen);
        }
        return ordered;
    }

    private List<InetAddress> addressesOrNone(String host) {
        try {
            return dns.addresses(host);
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
