package org.isthmus.app.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.isthmus.app.gateway.GatewayReport;
import org.isthmus.app.gateway.SideState;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.gateway.domain.GatewayStatus;
import org.isthmus.gateway.domain.Way;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.trunk.TrunkStatus;
import org.isthmus.gateway.xmpp.component.ComponentStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever owns the memory of a running gateway can ask how it is doing. */
class StatusSocketTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private final SystemScheduler scheduler = new SystemScheduler();
    private SideState xmpp = new SideState.Connected(START);

    @AfterEach
    void stop() {
        scheduler.close();
    }

    @Test
    void theSocketAnswersInBothForms() throws IOException {
        Path store = folder.resolve("memory.sqlite");
        try (StatusSocket socket = socket(store)) {
            socket.start();
            assertThat(StatusQuestion.ask(store, StatusForm.TABLE)).contains("listening on udp:127.0.0.1:5070");
            assertThat(StatusQuestion.ask(store, StatusForm.JSON)).startsWith("{\"sipDomains\":[\"sip.example.org\"]");
        }
    }

    @Test
    void onlyTheOwnerMayAsk() throws IOException {
        Path store = folder.resolve("memory.sqlite");
        try (StatusSocket socket = socket(store)) {
            socket.start();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(StatusSocket.beside(store))))
                    .isEqualTo("rw-------");
        }
        assertThat(StatusSocket.beside(store)).doesNotExist();
    }

    @Test
    void whatAKilledGatewayLeftBehindIsReplaced() throws IOException {
        Path store = folder.resolve("memory.sqlite");
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(StatusSocket.beside(store)));
        }
        try (StatusSocket socket = socket(store)) {
            socket.start();
            assertThat(StatusQuestion.ask(store, StatusForm.TABLE)).contains("connected");
        }
    }

    @Test
    void withoutAGatewayTheQuestionFails() {
        assertThatThrownBy(() -> StatusQuestion.ask(folder.resolve("memory.sqlite"), StatusForm.TABLE))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aPathThatIsTooLongForASocketIsSaid() {
        Path store = folder.resolve("m".repeat(120));
        try (StatusSocket socket = socket(store)) {
            assertThatThrownBy(socket::start).isInstanceOf(IOException.class).hasMessageContaining("cannot be made");
        }
    }

    @Test
    void theTableIsReadable() {
        assertThat(StatusTable.write(report(), START.plus(Duration.ofHours(26))))
                .isEqualToNormalizingNewlines("""
                SIP       sip.example.org
                          listening on udp:127.0.0.1:5070
                XMPP      xmpp.example.org
                          connected since 2026-11-24T10:00:00Z
                          component sip.example.org of 127.0.0.1:5347
                Running   1 d 02:00:00

                Messages         XMPP to SIP     SIP to XMPP
                  taken                1,234               0
                  delivered            1,200               0
                  refused                 30               0
                  under way                4               0
                  half within         1.5 ms               -
                  99 % within        12.0 ms               -

                Waiting   3 messages to SIP, 2 stanzas
                Stopped   1 loops, 5 messages of floods
                Stanzas   1300 in, 40 out, 6 unreadable
                Requests  1 in, 2 out, 5 repeated, 6 refused, 8 unreadable
                """);
    }

    @Test
    void theJsonHasEveryFigure() {
        xmpp = new SideState.Lost(Failure.of(Reason.CONNECTION_REFUSED, "nobody \"listens\"\n"));
        assertThat(StatusJson.write(report(), START.plusSeconds(5)))
                .isEqualTo("{\"sipDomains\":[\"sip.example.org\"],\"xmppDomains\":[\"xmpp.example.org\"],"
                        + "\"startedAt\":\"2026-11-24T10:00:00Z\",\"uptimeSeconds\":5,\"ready\":false,"
                        + "\"sip\":{\"state\":\"listening\",\"places\":[\"udp:127.0.0.1:5070\"],"
                        + "\"requestsIn\":1,\"requestsOut\":2,\"responsesIn\":3,\"responsesOut\":4,\"absorbed\":5,"
                        + "\"refused\":6,\"overloaded\":7,\"unreadable\":8,\"transactions\":9,\"connections\":10},"
                        + "\"xmpp\":{\"state\":\"lost\",\"reason\":\"CONNECTION_REFUSED\","
                        + "\"detail\":\"nobody \\\"listens\\\"\\u000a\",\"server\":\"127.0.0.1:5347\","
                        + "\"component\":\"sip.example.org\",\"stanzasIn\":1300,\"stanzasOut\":40,\"badStanzas\":6,"
                        + "\"queueLength\":2},"
                        + "\"xmppToSip\":{\"taken\":1234,\"delivered\":1200,\"refused\":30,\"underWay\":4,"
                        + "\"p50Millis\":1.5,\"p99Millis\":12.0},"
                        + "\"sipToXmpp\":{\"taken\":0,\"delivered\":0,\"refused\":0,\"underWay\":0,"
                        + "\"p50Millis\":0.0,\"p99Millis\":0.0},"
                        + "\"waiting\":3,\"loops\":1,\"floods\":5}\n");
    }

    private StatusSocket socket(Path store) {
        return new StatusSocket(StatusSocket.beside(store), this::report, scheduler);
    }

    private GatewayReport report() {
        return new GatewayReport(
                List.of("sip.example.org"),
                List.of("xmpp.example.org"),
                "127.0.0.1:5347",
                "sip.example.org",
                START,
                new SideState.Listening(List.of("udp:127.0.0.1:5070")),
                xmpp,
                new GatewayStatus(
                        new Way(1_234, 1_200, 30, 4, Duration.ofNanos(1_500_000), Duration.ofMillis(12)),
                        new Way(0, 0, 0, 0, Duration.ZERO, Duration.ZERO),
                        3,
                        1,
                        5,
                        true,
                        Optional.empty()),
                new ComponentStatus(Optional.of(START), 1_300, 40, 6, 2, Optional.empty()),
                new TrunkStatus(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    }
}
