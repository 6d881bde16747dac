package org.isthmus.app.gateway.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isthmus.app.gateway.config.Mistake.Kind;
import org.isthmus.app.secret.SecretStore;
import org.isthmus.gateway.domain.GatewayRules;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.sip.trunk.SipTrunkConfig;
import org.isthmus.gateway.sip.trunk.TrunkLimits;
import org.isthmus.gateway.xmpp.component.ComponentConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * Reads a gateway's TOML file and checks it as a whole, with the secrets and certificates that it speaks of. All mistakes are
 * found at once. Blocks; a key store may ask the person to unlock it.
 */
public final class GatewayConfigReader {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayConfigReader.class);
    private static final long LARGEST = 1_000_000;
    private static final String STORE = "gateway.sqlite";

    private final Map<String, String> environment;
    private final SecretStore keyStore;
    private final InstantSource clock;

    /** @param environment the process environment */
    public GatewayConfigReader(Map<String, String> environment, SecretStore keyStore, InstantSource clock) {
        this.environment = Map.copyOf(environment);
        this.keyStore = keyStore;
        this.clock = clock;
    }

    public Reading read(Path path) {
        Path file = path.toAbsolutePath().normalize();
        try {
            if (Files.size(file) > LARGEST) {
                return wrong(Kind.FILE_TOO_LARGE, file.toString(), String.valueOf(LARGEST));
            }
            return read(file, Toml.parse(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return wrong(Kind.FILE_UNREADABLE, file.toString(), FileTrouble.why(e));
        }
    }

    /** Where the gateway of this file keeps its memory, however the rest of the file is. */
    public Path storeOf(Path path) {
        Path file = path.toAbsolutePath().normalize();
        try {
            TomlParseResult toml = Toml.parse(Files.readString(file, StandardCharsets.UTF_8));
            if (toml.get(List.of("store", "file")) instanceof String named && !named.isBlank()) {
                return file.resolveSibling(named.strip());
            }
        } catch (IOException | InvalidPathException e) {
            LOG.debug("{} does not say where the memory is.", file, e);
        }
        return file.resolveSibling(STORE);
    }

    private Reading read(Path file, TomlParseResult toml) {
        Mistakes mistakes = new Mistakes();
        Optional<GatewayConfig> config = config(file, toml, mistakes);
        if (toml.hasErrors()) {
            mistakes.forget(Kind.MISSING);
            mistakes.forget(Kind.NOBODY_MAY_SEND);
        }
        for (TomlParseError error : toml.errors()) {
            mistakes.add(Place.of(error.position()), Kind.SYNTAX, String.valueOf(error.getMessage()));
        }
        return mistakes.isEmpty() && config.isPresent()
                ? new Reading.Valid(config.get())
                : new Reading.Wrong(mistakes.inOrder());
    }

    private Optional<GatewayConfig> config(Path file, TomlTable toml, Mistakes mistakes) {
        Section root = new Section(mistakes, "", toml, Place.BEGIN);
        SecretReader secrets = new SecretReader(file, environment, keyStore, mistakes);
        Optional<Section> sip = root.require("sip").table("sip");
        Optional<Section> xmpp = root.require("xmpp").table("xmpp");
        Section limits = root.table("limits").orElseGet(() -> empty(mistakes, "limits"));
        Section store = root.table("store").orElseGet(() -> empty(mistakes, "store"));
        root.finish();
        List<Found<String>> sipDomains =
                sip.map(section -> section.some("domains", Domains::sip)).orElse(List.of());
        List<Found<String>> xmppDomains =
                xmpp.map(section -> section.some("domains", Domains::xmpp)).orElse(List.of());
        TrunkLimits trunkLimits = new LimitsReader().read(limits);
        GatewayRules rules = new RulesReader(mistakes)
                .read(sip.orElseGet(() -> empty(mistakes, "sip")), limits, sipDomains, xmppDomains);
        Optional<SipTrunkConfig> trunk = sip.flatMap(
                section -> new SipReader(file, clock, secrets, mistakes).read(section, sipDomains, trunkLimits));
        Optional<ComponentConfig> component =
                xmpp.flatMap(section -> component(section, secrets, sipDomains, mistakes));
        Path database = store(store, file, mistakes);
        sip.ifPresent(Section::finish);
        xmpp.ifPresent(Section::finish);
        limits.finish();
        store.finish();
        return trunk.flatMap(t -> component.map(c -> new GatewayConfig(rules, t, c, database)));
    }

    /** XEP-0114: the component's own domain is that of the SIP users, so that the server sends it what is for them. */
    private static Optional<ComponentConfig> component(
            Section xmpp, SecretReader secrets, List<Found<String>> sipDomains, Mistakes mistakes) {
        xmpp.require("server").require("secret");
        Optional<Found<HostPort>> server = xmpp.one("server", Servers::server);
        Optional<String> secret = secrets.read(xmpp, "secret");
        if (sipDomains.size() > 1) {
            xmpp.require("domain");
        }
        Optional<String> only = sipDomains.size() == 1
                ? Optional.of(Domains.asXmpp(sipDomains.getFirst().value()))
                : Optional.empty();
        Optional<String> domain = xmpp.one("domain", Domains::xmpp)
                .map(found -> Domains.oneOf(found, sipDomains, mistakes))
                .map(Found::value)
                .or(() -> only);
        return server.flatMap(at -> secret.flatMap(word -> domain.map(
                name -> new ComponentConfig(at.value().host(), at.value().port(), name, word))));
    }

    private static Path store(Section store, Path file, Mistakes mistakes) {
        Optional<Found<String>> named = store.text("file");
        Path database = file.resolveSibling(named.map(Found::value).orElse(STORE));
        Path folder = database.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            mistakes.add(named.map(Found::place).orElse(Place.BEGIN), Kind.NO_FOLDER, String.valueOf(folder));
        }
        return database;
    }

    private static Section empty(Mistakes mistakes, String name) {
        return new Section(mistakes, name, Toml.parse(""), Place.BEGIN);
    }

    private static Reading wrong(Kind kind, String... arguments) {
        return new Reading.Wrong(List.of(Mistake.at(Place.BEGIN, kind, arguments)));
    }
}
