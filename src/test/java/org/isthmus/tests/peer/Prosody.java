package org.isthmus.tests.peer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Prosody for the domain {@value #DOMAIN} on loopback, without TLS, with SCRAM, archive and stream management. */
public final class Prosody implements AutoCloseable {

    public static final String DOMAIN = "xmpp.test";

    private final Path config;
    private final int port;
    private final Daemon daemon;

    private Prosody(Path folder) {
        Path program = Programs.find("prosody", "prosody");
        port = Ports.free();
        config = Programs.copy(
                "prosody.cfg.lua",
                folder,
                Map.of("FOLDER", folder.toString(), "PORT", Integer.toString(port), "DOMAIN", DOMAIN));
        daemon = new Daemon(folder, port, List.of(program.toString(), "-F", "--config", config.toString()));
    }

    /** Starts it with everything in the folder, which should be empty. Ready when this returns. */
    public static Prosody start(Path folder, String... users) {
        Prosody prosody = new Prosody(folder);
        for (String user : users) {
            prosody.register(user);
        }
        prosody.daemon.start();
        return prosody;
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

    /** As kill -9. */
    public void kill() {
        daemon.kill();
    }

    /** Starts it again on the same port with the same data. */
    public void restart() {
        daemon.kill();
        daemon.start();
    }

    @Override
    public void close() {
        daemon.close();
    }
}
