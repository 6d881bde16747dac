package org.isthmus.app.gateway.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import org.isthmus.app.gateway.config.Mistake.Kind;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.sip.transport.Wire;
import org.isthmus.gateway.sip.trunk.SipTrunkConfig.Listener;
import org.isthmus.gateway.sip.trunk.SipTrunkConfig.Target;
import org.isthmus.gateway.sip.trunk.Trusted;

/** Hosts and ports as the file writes them: {@code udp:127.0.0.1:5060}, {@code 127.0.0.1:5347}, {@code 10.0.0.0/8}. */
final class Servers {

    private static final int LAST_PORT = 65_535;

    private Servers() {}

    /** A server that speaks SIP. Without a port it is the standard one of its transport (RFC 3261 section 19.1.2). */
    static Optional<Target> target(Found<String> text, Mistakes mistakes) {
        return wire(text.value())
                .flatMap(wire -> hostPort(afterWire(text.value()), wire.defaultPort())
                        .map(at -> new Target(wire, at.host(), at.port())))
                .or(() -> mistake(text, mistakes, Kind.NOT_A_PLACE));
    }

    /** A place to listen at: an address of this machine, so that no name has to be looked up. */
    static Optional<Listener> listener(Found<String> text, Mistakes mistakes) {
        return target(text, mistakes)
                .flatMap(target -> address(target.host())
                        .map(address -> new Listener(target.wire(), new InetSocketAddress(address, target.port())))
                        .or(() -> mistake(text, mistakes, Kind.NOT_AN_IP_ADDRESS)));
    }

    /** A host with a port that is written. */
    static Optional<HostPort> server(Found<String> text, Mistakes mistakes) {
        return hostPort(text.value(), 0)
                .filter(at -> at.port() > 0)
                .or(() -> mistake(text, mistakes, Kind.NOT_A_SERVER));
    }

    static Optional<Trusted> trusted(Found<String> text, Mistakes mistakes) {
        try {
            return Optional.of(Trusted.parse(text.value()));
        } catch (IllegalArgumentException e) {
            return mistake(text, mistakes, Kind.NOT_A_RANGE);
        }
    }

    /** The address that is written; names are not looked up. */
    static Optional<InetAddress> address(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Wire> wire(String text) {
        for (Wire wire : Wire.values()) {
            if (text.toLowerCase(Locale.ROOT).startsWith(wire.parameter() + ":")) {
                return Optional.of(wire);
            }
        }
        return Optional.empty();
    }

    private static String afterWire(String text) {
        return text.substring(text.indexOf(':') + 1);
    }

    /** An IPv6 address is in brackets, and comes out without them. */
    private static Optional<HostPort> hostPort(String text, int standardPort) {
        boolean bracketed = text.startsWith("[");
        int end = bracketed ? text.indexOf(']') : text.indexOf(':');
        String host = bracketed ? text.substring(1, Math.max(1, end)) : end < 0 ? text : text.substring(0, end);
        String rest = end < 0 ? "" : text.substring(bracketed ? end + 1 : end);
        boolean fits =
                bracketed ? end > 0 && host.indexOf(':') >= 0 && address(host).isPresent() : isHostName(host);
        if (!fits || !(rest.isEmpty() || rest.startsWith(":"))) {
            return Optional.empty();
        }
        return rest.isEmpty()
                ? Optional.of(new HostPort(host, standardPort))
                : port(rest.substring(1)).map(port -> new HostPort(host, port));
    }

    private static boolean isHostName(String host) {
        return !host.isEmpty()
                && host.length() <= 253
                && host.chars()
                        .allMatch(c -> c == '.' || c == '-' || c == '_' || (c < 0x80 && Character.isLetterOrDigit(c)));
    }

    private static Optional<Integer> port(String text) {
        try {
            int port = Integer.parseInt(text);
            return port >= 1 && port <= LAST_PORT ? Optional.of(port) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> mistake(Found<String> text, Mistakes mistakes, Kind kind) {
        mistakes.add(text.place(), kind, text.key(), text.value());
        return Optional.empty();
    }
}
