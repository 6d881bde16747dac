package org.isthmus.gateway.xmpp;

import com.ibm.icu.text.IDNA;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.xmpp.Dns.Srv;
import org.isthmus.gateway.xmpp.ServerTarget.Security;
import org.isthmus.gateway.xmpp.XmppAccountConfig.Encryption;

/** Finds where to connect to, in the order in which to try (RFC 6120 section 3.2, RFC 2782, XEP-0368). */
final class ServerLookup {

    static final int CLIENT_PORT = 5222;
    static final int DIRECT_TLS_PORT = 5223;
    private static final int HTTPS_PORT = 443;
    private static final int MOST_TARGETS = 12;

    private final Dns dns;
    private final RandomGenerator random;

    ServerLookup(Dns dns, RandomGenerator random) {
        this.dns = dns;
        this.random = random;
    }

    /** The places to try, at least one. Blocks. */
    List<ServerTarget> targets(XmppAccountConfig config) throws SignInException {
        List<Place> places = config.server().isPresent()
                ? named(config.server().orElseThrow(), config.encryption())
                : published(asciiName(config.address().domain()), config.encryption());
        List<ServerTarget> targets = resolve(places);
        if (config.encryption() == Encryption.NONE_ON_LOOPBACK) {
            for (ServerTarget target : targets) {
                if (!target.address().isLoopbackAddress()) {
                    throw new SignInException(Failure.of(
                            Reason.ENCRYPTION_REQUIRED,
                            target + " is not on this computer, so the connection must be encrypted"));
                }
            }
        }
        return targets;
    }

    /** The domain as DNS and certificates spell it (A-labels). */
    static String asciiName(String domain) {
        StringBuilder ascii = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII).nameToASCII(domain, ascii, info);
        return info.hasErrors() ? domain : ascii.toString();
    }

    private List<Place> named(HostPort server, Encryption encryption) {
        String host = server.host();
        int port = server.port();
        return switch (encryption) {
            case NONE_ON_LOOPBACK -> List.of(new Place(host, port, Security.NONE));
            case DIRECT -> List.of(new Place(host, port, Security.DIRECT_TLS));
            case REQUIRED -> {
                Place direct = new Place(host, port, Security.DIRECT_TLS);
                Place starttls = new Place(host, port, Security.STARTTLS);
                boolean directFirst = port == DIRECT_TLS_PORT || port == HTTPS_PORT;
                yield directFirst ? List.of(direct, starttls) : List.of(starttls, direct);
            }
        };
    }

    private List<Place> published(String domain, Encryption encryption) throws SignInException {
        if (encryption == Encryption.NONE_ON_LOOPBACK) {
            return List.of(new Place(domain, CLIENT_PORT, Security.NONE));
        }
        List<Ranked> ranked = new ArrayList<>();
        boolean denied = rank(ranked, "_xmpps-client._tcp." + domain, Security.DIRECT_TLS);
        if (encryption == Encryption.REQUIRED) {
            denied &= rank(ranked, "_xmpp-client._tcp." + domain, Security.STARTTLS);
            if (denied) {
                throw new SignInException(
                        Failure.of(Reason.UNKNOWN_HOST, "DNS says that " + domain + " has no XMPP service"));
            }
        }
        if (ranked.isEmpty()) {
            return List.of(
                    encryption == Encryption.DIRECT
                            ? new Place(domain, DIRECT_TLS_PORT, Security.DIRECT_TLS)
                            : new Place(domain, CLIENT_PORT, Security.STARTTLS));
        }
        ranked.sort(Comparator.comparingInt(Ranked::priority).thenComparingDouble(Ranked::draw));
        return ranked.stream().map(Ranked::place).toList();
    }

    /** Adds the records of a name; true when the only record says that the service is not there. */
    private boolean rank(List<Ranked> ranked, String name, Security security) {
        List<Srv> records = dns.services(name);
        for (Srv srv : records) {
            if (!srv.target().isEmpty() && srv.port() > 0) {
                // An exponential draw with the weight as its rate gives each record the share that RFC 2782 asks for.
                double draw = -Math.log(1 - random.nextDouble()) / Math.max(srv.weight(), 0.01);
                ranked.add(new Ranked(srv.priority(), draw, new Place(srv.target(), srv.port(), security)));
            }
        }
        return records.size() == 1 && records.getFirst().target().isEmpty();
    }

    private List<ServerTarget> resolve(List<Place> places) throws SignInException {
        List<ServerTarget> targets = new ArrayList<>();
        String unknown = "";
        for (Place place : places) {
            try {
                for (InetAddress address : dns.addresses(place.host)) {
                    if (targets.size() < MOST_TARGETS) {
                        targets.add(new ServerTarget(place.host, address, place.port, place.security));
                    }
                }
            } catch (UnknownHostException e) {
                unknown = place.host;
            }
        }
        if (targets.isEmpty()) {
            throw new SignInException(Failure.of(Reason.UNKNOWN_HOST, "no address found for " + unknown));
        }
        return targets;
    }

    private record Place(String host, int port, Security security) {}

    private record Ranked(int priority, double draw, Place place) {}
}
