package org.isthmus.tests.gateway;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.isthmus.app.gateway.GatewayException;
import org.isthmus.app.gateway.GatewayProgram;
import org.isthmus.app.gateway.SideState;
import org.isthmus.app.gateway.config.GatewayConfig;
import org.isthmus.app.gateway.config.GatewayConfigReader;
import org.isthmus.app.gateway.config.Reading;
import org.isthmus.app.secret.EncryptedFileSecrets;
import org.isthmus.tests.peer.Kamailio;
import org.isthmus.tests.peer.Ports;
import org.isthmus.tests.peer.Prosody;

/** A real Prosody and a real Kamailio with a gateway between their domains, run from a file as an operator does. */
final class JoinedDomains implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(60);

    final Prosody prosody;
    final Kamailio kamailio;
    private final Path folder;
    private final int port = Ports.free();
    private final RoughRoad toGateway;
    private final RoughRoad toKamailio;
    private final RoughRoad toProsody;
    private GatewayProgram gateway;

    /** @param transport of the trunk, {@code udp} or {@code tcp} */
    JoinedDomains(Path folder, String transport, String sipUser, String xmppUser) {
        this(folder, transport, 0, List.of(sipUser), List.of(xmppUser));
    }

    /** @param loss share of the trunk's datagrams that get lost, 0 to 1 */
    JoinedDomains(Path folder, String transport, double loss, List<String> sipUsers, List<String> xmppUsers) {
        this.folder = folder;
        toGateway = new RoughRoad(port, loss);
        prosody = Prosody.startWithComponent(room("prosody"), Kamailio.DOMAIN, xmppUsers.toArray(String[]::new));
        toProsody = new RoughRoad(prosody.component().port(), 0);
        kamailio = Kamailio.startBefore(
                new Kamailio.Gateway(Prosody.DOMAIN, toGateway.port(), transport, true),
                room("kamailio"),
                sipUsers.toArray(String[]::new));
        toKamailio = new RoughRoad(kamailio.port(), loss);
        write(transport);
        gateway = start();
    }

    Path room(String name) {
        try {
            return Files.createDirectory(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String transport) {
        String text = """
                [sip]
                domains = ["%s"]
                listen = ["udp:127.0.0.1:%d", "tcp:127.0.0.1:%d"]
                trusted = ["127.0.0.1"]
                maxMessageSize = 8000
                receiptOn200 = true
                [sip.domain."%s"]
                hops = ["%s:127.0.0.1:%d"]
                [xmpp]
                domains = ["%s"]
                server = "127.0.0.1:%d"
                secret = { env = "SECRET" }
                [limits]
                messagesPerSecond = 10000
                burst = 100000
                largestDatagram = 9000
                """.formatted(
                        Kamailio.DOMAIN,
                        port,
                        port,
                        Kamailio.DOMAIN,
                        transport,
                        toKamailio.port(),
                        Prosody.DOMAIN,
                        toProsody.port());
        try {
            Files.writeString(folder.resolve("gateway.toml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private GatewayProgram start() {
        Reading reading = new GatewayConfigReader(
                        Map.of("SECRET", prosody.component().secret()),
                        new EncryptedFileSecrets(folder.resolve("secrets"), folder.resolve("secrets.key")),
                        InstantSource.system())
                .read(folder.resolve("gateway.toml"));
        if (!(reading instanceof Reading.Valid(GatewayConfig config))) {
            throw new IllegalStateException(reading.toString());
        }
        try {
            GatewayProgram program = GatewayProgram.start(config, report -> {});
            await().atMost(SOON).until(() -> program.report().xmpp() instanceof SideState.Connected);
            return program;
        } catch (GatewayException e) {
            throw new IllegalStateException(e);
        }
    }

    GatewayProgram gateway() {
        return gateway;
    }

    /** Stops the gateway and starts it again with the same memory. */
    void restartGateway() {
        gateway.close();
        gateway = start();
    }

    /** Every connection between the gateway and the two servers is reset. */
    void breakConnections() {
        toGateway.breakConnections();
        toKamailio.breakConnections();
        toProsody.breakConnections();
    }

    /** How many datagrams got lost so far. */
    long lost() {
        return toGateway.lost() + toKamailio.lost();
    }

    @Override
    public void close() {
        gateway.close();
        toGateway.close();
        toKamailio.close();
        toProsody.close();
        kamailio.close();
        prosody.close();
    }
}
