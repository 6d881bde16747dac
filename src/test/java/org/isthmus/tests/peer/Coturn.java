package org.isthmus.tests.peer;

import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real coturn on loopback that tells addresses (STUN) and, to one user, relays packets (TURN). */
public final class Coturn implements AutoCloseable {

    public static final String USER = "lab";
    public static final String PASSWORD = "labpw";

    /** With which a server that knows it makes log-ins for others. */
    static final String SECRET = "shared-between-servers";

    private static final String LOOPBACK = "127.0.0.1";

    private final int port;
    private final Daemon daemon;

    private Coturn(Path folder, String relaysOn, List<String> access) {
        Path program = Programs.find("turnserver", "coturn");
        port = Ports.free();
        String file = folder.toString();
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "-n",
                "--listening-ip=" + LOOPBACK,
                "--listening-port=" + port,
                "--relay-ip=" + relaysOn,
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
        command.addAll(access);
        daemon = new Daemon(folder, port, command);
    }

    /** Starts it with everything in the folder, which should be empty. Ready when this returns. */
    public static Coturn start(Path folder) {
        return start(folder, LOOPBACK);
    }

    /** The same, and what it relays comes from another address than loopback, of which some peers take nothing. */
    public static Coturn startRelayingOnNetwork(Path folder) {
        try {
            return start(
                    folder,
                    NetworkInterface.networkInterfaces()
                            .flatMap(NetworkInterface::inetAddresses)
                            .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("There is no network besides loopback."))
                            .getHostAddress());
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Coturn start(Path folder, String host) {
        return start(new Coturn(folder, host, List.of("--lt-cred-mech", "--user=" + USER + ":" + PASSWORD)));
    }

    /** The same for those whom a server that knows its secret has given a log-in. */
    public static Coturn startForServers(Path folder) {
        return start(new Coturn(folder, LOOPBACK, List.of("--use-auth-secret", "--static-auth-secret=" + SECRET)));
    }

    private static Coturn start(Coturn coturn) {
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
