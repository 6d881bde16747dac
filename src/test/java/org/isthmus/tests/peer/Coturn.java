package org.isthmus.tests.peer;

import java.nio.file.Path;
import java.util.List;

/** A real coturn on loopback that tells addresses (STUN) and, to one user, relays packets (TURN). */
public final class Coturn implements AutoCloseable {

    public static final String USER = "lab";
    public static final String PASSWORD = "labpw";

    private final int port;
    private final Daemon daemon;

    private Coturn(Path folder) {
        Path program = Programs.find("turnserver", "coturn");
        port = Ports.free();
        String file = folder.toString();
        daemon = new Daemon(
                folder,
                port,
                List.of(
                        program.toString(),
                        "-n",
                        "--listening-ip=127.0.0.1",
                        "--listening-port=" + port,
                        "--relay-ip=127.0.0.1",
                        "--lt-cred-mech",
                        "--user=" + USER + ":" + PASSWORD,
                        "--realm=lab.test",
                        "--fingerprint",
                        "--no-tls",
                        "--no-dtls",
                        "--no-cli",
                        "--allow-loopback-peers",
                        "--no-multicast-peers",
                        "--no-rfc5780",
                        "--simple-log",
                        "--log-file=stdout",
                        "--pidfile=" + file + "/coturn.pid",
                        "--userdb=" + file + "/users"));
    }

    /** Starts it with everything in the folder, which should be empty. Ready when this returns. */
    public static Coturn start(Path folder) {
        Coturn coturn = new Coturn(folder);
        coturn.daemon.start();
        return coturn;
    }

    public int port() {
        return port;
    }

    public String log() {
        return daemon.log();
    }

    @Override
    public void close() {
        daemon.close();
    }
}
