package org.isthmus.tests.peer;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A real Prosody for the domain {@value #DOMAIN} on loopback, without TLS, with SCRAM, archive and stream management. */
public final class Prosody implements AutoCloseable {

    public static final String DOMAIN = "xmpp.test";

    private static final Duration READY_WITHIN = Duration.ofSeconds(15);

    private final Path config;
    private final int port;
    private final Optional<Component> component;
    private final Daemon daemon;

    /** Where an external component connects, and with what. */
    public record Component(String domain, int port, String secret) {

        /** Behind a component many thousand texts may come, and the archive in files takes ever longer for each of them. */
        private String lua() {
            return "  default_archive_policy = false\nComponent \"" + domain + "\"\n  component_secret = \"" + secret
                    + "\"";
        }
    }

    private Prosody(Path folder, Optional<Component> component, Optional<Coturn> relay) {
        Path program = Programs.find("prosody", "prosody");
        this.component = component;
        port = Ports.free();
        config = Programs.copy(
                "prosody.cfg.lua",
                folder,
                Map.of(
                        "FOLDER",
                        folder.toString(),
                        "PORT",
                        Integer.toString(port),
                        "DOMAIN",
                        DOMAIN,
                        "COMPONENT_PORT",
                        component.map(c -> Integer.toString(c.port())).orElse(""),
                        "COMPONENT",
                        component.map(Component::lua).orElse(""),
                        "RELAY",
                        relay.map(Prosody::lua).orElse("")));
        daemon = new Daemon(folder, port, List.of(program.toString(), "-F", "--config", config.toString()));
    }

    /** Starts it with everything in the folder, which should be empty. Ready when this returns. */
    public static Prosody start(Path folder, String... users) {
        return start(new Prosody(folder, Optional.empty(), Optional.empty()), users);
    }

    /** The same, with a place for an external component that serves a domain of its own (XEP-0114). */
    public static Prosody startWithComponent(Path folder, String domain, String... users) {
        Component component =
                new Component(domain, Ports.free(), UUID.randomUUID().toString());
        return start(new Prosody(folder, Optional.of(component), Optional.empty()), users);
    }

    /** The same, which tells its users of a relay with log-ins that it makes for them (XEP-0215). */
    public static Prosody startWithRelay(Path folder, Coturn relay, String... users) {
        return start(new Prosody(folder, Optional.empty(), Optional.of(relay)), users);
    }

    private static String lua(Coturn relay) {
        return """
                modules_enabled = { "turn_external" }
                turn_external_host = "127.0.0.1"
                turn_external_port = %d
                turn_external_secret = "%s"
                """.formatted(relay.port(), Coturn.SECRET);
    }

    private static Prosody start(Prosody prosody, String... users) {
        for (String user : users) {
            prosody.register(user);
        }
        prosody.startDaemon();
        return prosody;
    }

    /** Its ports open one after the other. */
    private void startDaemon() {
        daemon.start();
        component.ifPresent(place -> await().atMost(READY_WITHIN).until(() -> Ports.accepts(place.port())));
    }

    private void register(String user) {
        Programs.run(
                Programs.find("prosodyctl", "prosody").toString(),
                "--root",
                "--config",
                config.toString(),
                "register",
                user,
                DOMAIN,
                password(user));
    }

    public static String password(String user) {
        return "secret-" + user;
    }

    public int port() {
        return port;
    }

    /** The place for a component; only when it was started with one. */
    public Component component() {
        return component.orElseThrow();
    }

    /** As kill -9. */
    public void kill() {
        daemon.kill();
    }

    /** Starts it again on the same port with the same data. */
    public void restart() {
        daemon.kill();
        startDaemon();
    }

    @Override
    public void close() {
        daemon.close();
    }
}
