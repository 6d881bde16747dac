package org.isthmus.gateway.sip.trunk;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isthmus.gateway.sip.transport.Wire;

/**
 * A trunk as its operator wants it. Secrets do not show in its text.
 *
 * @param host name or address of this gateway, as it stands in Via and Contact; IPv6 in brackets
 * @param domains next hops of a domain (lower case A-labels), tried in order; they win over DNS
 * @param outboundProxy takes what has no Route and goes to a domain that is not in {@code domains}
 * @param trusted whose requests are taken without a challenge
 * @param inbound what everybody else has to show; without it, everybody else is refused
 * @param credentials what is shown to peers that challenge
 */
public record SipTrunkConfig(
        String host,
        List<Listener> listeners,
        Map<String, List<Target>> domains,
        Optional<Target> outboundProxy,
        List<Trusted> trusted,
        Optional<Credentials> inbound,
        Optional<Credentials> credentials,
        TrunkTls tls,
        TrunkLimits limits) {

    /**
     * A place to listen at. Several of one wire are allowed; requests leave from the first whose address family fits.
     *
     * @param local port 0 for any free one; the address has to be resolved
     */
    public record Listener(Wire wire, InetSocketAddress local) {

        public Listener {
            if (local.isUnresolved()) {
                throw new IllegalArgumentException("There is no address " + local.getHostString());
            }
        }
    }

    /** A next hop; {@code host} is a name or an address, IPv6 with or without brackets. */
    public record Target(Wire wire, String host, int port) {

        private static final int LAST_PORT = 65_535;

        public Target {
            if (host.isBlank()) {
                throw new IllegalArgumentException("A target has no host.");
            }
            if (port < 1 || port > LAST_PORT) {
                throw new IllegalArgumentException("There is no port " + port);
            }
        }
    }

    /** A user of digest; the password does not show. */
    public record Credentials(String user, String password) {

        @Override
        public String toString() {
            return "Credentials[user=" + user + "]";
        }
    }

    public SipTrunkConfig {
        if (host.isBlank()) {
            throw new IllegalArgumentException("The trunk has no host.");
        }
        if (listeners.isEmpty()) {
            throw new IllegalArgumentException("The trunk listens nowhere.");
        }
        if (tls.key().isEmpty() && listeners.stream().anyMatch(listener -> listener.wire() == Wire.TLS)) {
            throw new IllegalArgumentException("The trunk listens on TLS without a certificate.");
        }
        listeners = List.copyOf(listeners);
        domains = lowerCase(domains);
        trusted = List.copyOf(trusted);
    }

    /** A trunk that listens, finds next hops in DNS, and believes nobody. */
    public static SipTrunkConfig listeningOn(String host, List<Listener> listeners) {
        return new SipTrunkConfig(
                host,
                listeners,
                Map.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                TrunkTls.withoutCertificate(),
                TrunkLimits.recommended());
    }

    private static Map<String, List<Target>> lowerCase(Map<String, List<Target>> domains) {
        Map<String, List<Target>> lower = new HashMap<>();
        domains.forEach((domain, targets) -> {
            if (targets.isEmpty()) {
                throw new IllegalArgumentException("The domain " + domain + " has no next hop.");
            }
            lower.put(domain.toLowerCase(Locale.ROOT), List.copyOf(targets));
        });
        return Map.copyOf(lower);
    }
}
