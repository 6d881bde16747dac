package org.isthmus.tests.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real Kamailio for the domain {@value #DOMAIN} on loopback, UDP and TCP: registrar with digest, proxy, presence server. */
public final class Kamailio implements AutoCloseable {

    public static final String DOMAIN = "sip.test";

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final String DATABASE = "kamailio.sqlite";

    private final int port;
    private final Path place;
    private final Daemon daemon;

    /** What may be different about it. */
    public enum Variant {
        /** Digest with MD5, on 127.0.0.1. */
        PLAIN,
        /** Digest with SHA-256 and nothing else (RFC 8760). */
        SHA_256,
        /** On ::1 as well. */
        IPV6,
        /** A user may be registered at several places, which all ring. */
        FORKING
    }

    /**
     * A gateway on loopback that has a domain behind it; requests for that domain go there.
     *
     * @param transport {@code udp} or {@code tcp}
     * @param presenceServer whether this server answers for its users' presence, or leaves that to their phones
     */
    public record Gateway(String domain, int port, String transport, boolean presenceServer) {

        private String route() {
            String forward = "if ($rd==\"" + domain + "\") { $du = \"sip:127.0.0.1:" + port + ";transport=" + transport
                    + "\"; add_local_rport(); route(RELAY); }";
            String toPhones = "if (is_method(\"PUBLISH|SUBSCRIBE\") && uri==myself) {"
                    + " if (!lookup(\"location\")) { sl_send_reply(\"404\", \"Not Found\"); exit; } route(RELAY); }";
            return presenceServer ? forward : forward + "\n\t" + toPhones;
        }
    }

    private Kamailio(Path folder, Variant variant, Optional<Gateway> gateway) {
        Path program = Programs.find("kamailio", "kamailio");
        Path modules = Programs.findFolder(
                "kamailio kamailio-presence-modules kamailio-sqlite-modules",
                "/usr/lib/x86_64-linux-gnu/kamailio/modules",
                "/usr/lib/aarch64-linux-gnu/kamailio/modules");
        port = Ports.free();
        place = place(folder);
        Path config = Programs.copy(
                "kamailio.cfg",
                folder,
                Map.of(
                        "FOLDER",
                        folder.toString(),
                        "DATABASE",
                        place.resolve(DATABASE).toString(),
                        "PORT",
                        Integer.toString(port),
                        "DOMAIN",
                        DOMAIN,
                        "ALGORITHM",
                        variant == Variant.SHA_256 ? "SHA-256" : "",
                        "CONTACTS",
                        variant == Variant.FORKING ? "4" : "1",
                        "LISTEN",
                        variant == Variant.IPV6 ? ipv6(port) : "",
                        "GATEWAY",
                        gateway.map(Gateway::route).orElse(""),
                        "MODULES",
                        modules.toString()));
        daemon = new Daemon(
                folder,
                port,
                List.of(
                        program.toString(),
                        "-DD",
                        "-E",
                        "-m",
                        "64",
                        "-M",
                        "8",
                        "-f",
                        config.toString(),
                        "-Y",
                        folder.toString(),
                        "-w",
                        folder.toString(),
                        "-P",
                        folder.resolve("kamailio.pid").toString()));
    }

    /** In memory where there is a place for that: on a slow disk the database is locked for longer than Kamailio waits. */
    private static Path place(Path folder) {
        try {
            return Files.isWritable(MEMORY) ? Files.createTempDirectory(MEMORY, "isthmus-kamailio-") : folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it with everything in the folder, which should be empty. Ready when this returns. */
    public static Kamailio start(Path folder, String... users) {
        return start(folder, Variant.PLAIN, users);
    }

    /** {@link #start(Path, String...)} with a difference. */
    public static Kamailio start(Path folder, Variant variant, String... users) {
        return start(new Kamailio(folder, variant, Optional.empty()), users);
    }

    /** {@link #start(Path, String...)} as the proxy in front of a gateway, which may start later. */
    public static Kamailio startBefore(Gateway gateway, Path folder, String... users) {
        return start(new Kamailio(folder, Variant.PLAIN, Optional.of(gateway)), users);
    }

    private static Kamailio start(Kamailio kamailio, String... users) {
        makeDatabase(kamailio.place.resolve(DATABASE), users);
        kamailio.daemon.start();
        return kamailio;
    }

    private static String ipv6(int port) {
        return "listen=udp:[::1]:" + port + "\nlisten=tcp:[::1]:" + port;
    }

    private static void makeDatabase(Path file, String... users) {
        Path scripts = Programs.findFolder("kamailio-sqlite-modules", "/usr/share/kamailio/db_sqlite");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA journal_mode=WAL");
            for (String part : List.of("standard", "auth_db", "usrloc", "presence")) {
                statement.executeUpdate(Files.readString(scripts.resolve(part + "-create.sql")));
            }
            for (String user : users) {
                addUser(connection, user);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addUser(Connection connection, String user) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO subscriber (username, domain, password) VALUES (?, ?, ?)")) {
            insert.setString(1, user);
            insert.setString(2, DOMAIN);
            insert.setString(3, password(user));
            insert.executeUpdate();
        }
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

    /** What it has written to its log. */
    public String log() {
        return daemon.log();
    }

    @Override
    public void close() {
        daemon.close();
        if (place.startsWith(MEMORY)) {
            try {
                for (String rest : List.of("", "-wal", "-shm")) {
                    Files.deleteIfExists(place.resolve(DATABASE + rest));
                }
                Files.delete(place);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
