package org.isthmus.app.gateway.config;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isthmus.app.gateway.config.Mistake.Kind;
import org.isthmus.gateway.sip.transport.Wire;
import org.isthmus.gateway.sip.trunk.SipTrunkConfig;
import org.isthmus.gateway.sip.trunk.SipTrunkConfig.Credentials;
import org.isthmus.gateway.sip.trunk.SipTrunkConfig.Listener;
import org.isthmus.gateway.sip.trunk.SipTrunkConfig.Target;
import org.isthmus.gateway.sip.trunk.TrunkLimits;
import org.isthmus.gateway.sip.trunk.TrunkTls;
import org.isthmus.gateway.sip.trunk.Trusted;

/** Reads the trunk out of {@code [sip]}. */
final class SipReader {

    private final Mistakes mistakes;
    private final SecretReader secrets;
    private final InstantSource clock;
    private final java.nio.file.Path file;

    SipReader(java.nio.file.Path file, InstantSource clock, SecretReader secrets, Mistakes mistakes) {
        this.file = file;
        this.clock = clock;
        this.secrets = secrets;
        this.mistakes = mistakes;
    }

    /**
     * Empty when it is plain already that the trunk cannot be. The keys of {@code [sip]} that say how messages are mapped are
     * for somebody else to ask for.
     *
     * @param domains the SIP domains, each with its place
     */
    Optional<SipTrunkConfig> read(Section sip, List<Found<String>> domains, TrunkLimits limits) {
        List<Found<Listener>> listeners = sip.some("listen", Servers::listener);
        Optional<String> host =
                sip.has("host") ? sip.one("host", Domains::sip).map(Found::value) : ownAddress(listeners);
        List<Trusted> trusted =
                sip.all("trusted", Servers::trusted).stream().map(Found::value).toList();
        Optional<Target> proxy = sip.one("outboundProxy", Servers::target)
                .map(found -> notOurselves(found, listeners))
                .map(Found::value);
        Map<String, List<Target>> hops = sip.table("domain")
                .map(tables -> hops(tables, domains, listeners))
                .orElse(Map.of());
        Optional<Credentials> credentials = sip.table("credentials").flatMap(this::credentials);
        Optional<Credentials> inbound = sip.table("digest").flatMap(this::credentials);
        if (!sip.has("trusted") && !sip.has("digest")) {
            mistakes.add(sip.place(), Kind.NOBODY_MAY_SEND);
        }
        Optional<TrunkTls> tls = sip.has("tls")
                ? sip.table("tls").flatMap(section -> new TlsReader(file, clock, mistakes).read(section))
                : Optional.of(TrunkTls.withoutCertificate());
        boolean certificate = tls.isEmpty() || tls.get().key().isPresent();
        listeners.stream()
                .filter(listener -> listener.value().wire() == Wire.TLS && !certificate)
                .forEach(listener -> mistakes.add(listener.place(), Kind.TLS_NEEDED, listener.key()));
        if (!mistakes.isEmpty() || host.isEmpty() || tls.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SipTrunkConfig(
                host.get(),
                listeners.stream().map(Found::value).toList(),
                hops,
                proxy,
                trusted,
                inbound,
                credentials,
                tls.get(),
                limits));
    }

    /** The first address of a listener that does not stand for all there are; a mistake when there is none. */
    private Optional<String> ownAddress(List<Found<Listener>> listeners) {
        for (Found<Listener> listener : listeners) {
            var address = listener.value().local().getAddress();
            if (!address.isAnyLocalAddress()) {
                String text = address.getHostAddress();
                return Optional.of(text.indexOf(':') >= 0 ? "[" + text + "]" : text);
            }
        }
        if (!listeners.isEmpty()) {
            mistakes.add(
                    listeners.getFirst().place(),
                    Kind.HOST_NEEDED,
                    listeners.getFirst().key());
        }
        return Optional.empty();
    }

    private Map<String, List<Target>> hops(
            Section tables, List<Found<String>> domains, List<Found<Listener>> listeners) {
        Map<String, List<Target>> hops = new HashMap<>();
        tables.tables().forEach((name, table) -> {
            Optional<String> domain = Domains.sip(new Found<>(tables.full(name), name, table.place()), mistakes);
            if (domain.isPresent() && domains.stream().noneMatch(d -> d.value().equals(domain.get()))) {
                mistakes.add(table.place(), Kind.NOT_A_SIP_DOMAIN, tables.full(name), domain.get());
            }
            List<Target> targets = table.some("hops", Servers::target).stream()
                    .map(found -> notOurselves(found, listeners))
                    .map(Found::value)
                    .toList();
            table.finish();
            domain.filter(_ -> !targets.isEmpty()).ifPresent(d -> hops.put(d, targets));
        });
        tables.finish();
        return hops;
    }

    /** A next hop that is the gateway itself would send every request in a circle. */
    private Found<Target> notOurselves(Found<Target> hop, List<Found<Listener>> listeners) {
        Target target = hop.value();
        boolean ours = listeners.stream()
                .map(Found::value)
                .anyMatch(listener -> listener.wire() == target.wire()
                        && listener.local().getPort() == target.port()
                        && Servers.address(target.host())
                                .filter(listener.local().getAddress()::equals)
                                .isPresent());
        if (ours) {
            mistakes.add(hop.place(), Kind.HOP_IS_LISTENER, hop.key());
        }
        return hop;
    }

    private Optional<Credentials> credentials(Section section) {
        section.require("user").require("password");
        Optional<Found<String>> user = section.text("user");
        Optional<String> password = secrets.read(section, "password");
        section.finish();
        return user.flatMap(name -> password.map(secret -> new Credentials(name.value(), secret)));
    }
}
