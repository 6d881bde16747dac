package org.isthmus.gateway.sip.trunk;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.header.Route;
import gov.nist.javax.sip.message.SIPRequest;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sip.address.URI;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.sip.transport.Hop;
import org.isthmus.gateway.sip.transport.HopFinder;
import org.isthmus.gateway.sip.transport.Wire;

/**
 * Where requests go next: to where their Route says, else their Request-URI; by the operator's table first, then to the outbound
 * proxy, and to what DNS says last (RFC 3263). What DNS said is remembered for a minute.
 */
final class NextHops {

    private static final int MOST_REMEMBERED = 2_000;

    private final SipTrunkConfig config;
    private final HopFinder finder;
    private final Scheduler clock;
    private final Map<Place, HopLookup> lookups = new ConcurrentHashMap<>();

    /**
     * What came of a search.
     *
     * @param hops best first, empty when there is none
     * @param peer named by the operator, so that it may see the trunk's credentials
     */
    record Found(List<Hop> hops, boolean peer) {}

    /** What a URI names. */
    private record Place(String host, OptionalInt port, Optional<Wire> wire, boolean secure, boolean routed) {}

    NextHops(SipTrunkConfig config, HopFinder finder, Scheduler clock) {
        this.config = config;
        this.finder = finder;
        this.clock = clock;
    }

    /** Tells the hops, at once when they are known; for requests to the same place in the order of the calls. */
    void find(SIPRequest request, Consumer<Found> found) {
        boolean routed =
                request.getRouteHeaders() != null && !request.getRouteHeaders().isEmpty();
        URI uri = routed
                ? ((Route) request.getRouteHeaders().getFirst()).getAddress().getURI()
                : request.getRequestURI();
        if (!(uri instanceof SipUri sip) || sip.getHost() == null) {
            found.accept(new Found(List.of(), false));
            return;
        }
        Place place = place(sip, routed);
        if (lookups.size() >= MOST_REMEMBERED) {
            lookups.values().removeIf(HopLookup::isDone);
        }
        lookups.compute(
                        place,
                        (key, known) -> known == null || known.isOver(clock.instant())
                                ? new HopLookup(() -> search(key), clock)
                                : known)
                .then(found);
    }

    private static Place place(SipUri uri, boolean routed) {
        int port = uri.getPort();
        return new Place(
                uri.getHost().toLowerCase(Locale.ROOT),
                port > 0 ? OptionalInt.of(port) : OptionalInt.empty(),
                wire(uri.getTransportParam()),
                uri.isSecure(),
                routed);
    }

    private static Optional<Wire> wire(@org.jspecify.annotations.Nullable String transport) {
        for (Wire wire : Wire.values()) {
            if (wire.name().equalsIgnoreCase(transport)) {
                return Optional.of(wire);
            }
        }
        return Optional.empty();
    }

    private Found search(Place place) {
        List<SipTrunkConfig.Target> targets = config.domains().getOrDefault(place.host, List.of());
        if (!targets.isEmpty()) {
            return new Found(
                    targets.stream()
                            .flatMap(target -> hopsOf(target, Set.of(place.host)))
                            .toList(),
                    true);
        }
        if (config.outboundProxy().isPresent() && !place.routed) {
            SipTrunkConfig.Target proxy = config.outboundProxy().get();
            return new Found(hopsOf(proxy, Set.of()).toList(), true);
        }
        return new Found(byName(place), false);
    }

    private List<Hop> byName(Place place) {
        try {
            return finder.find(place.host, place.port, place.wire, place.secure);
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    private Stream<Hop> hopsOf(SipTrunkConfig.Target target, Set<String> served) {
        try {
            return finder.at(target.wire(), target.host(), served, target.port()).stream();
        } catch (UnknownHostException e) {
            return Stream.empty();
        }
    }
}
