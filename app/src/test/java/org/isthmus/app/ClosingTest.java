package org.isthmus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.app.account.AccountOptions;
import org.isthmus.app.bridge.Party;
import org.isthmus.app.bridge.Traffic;
import org.isthmus.app.profile.Profile;
import org.isthmus.app.secret.EncryptedFileSecrets;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.sip.SipAccountConfig;
import org.isthmus.gateway.xmpp.XmppAccountConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whoever closes the window does not wait, whatever the servers do. */
final class ClosingTest {

    @TempDir
    Path folder;

    @Test
    void serversThatHangDoNotHoldItUp() throws Exception {
        try (HangingServer xmpp = new HangingServer();
                HangingServer sip = new HangingServer()) {
            IsthmusClient client = open();
            AccountOptions standard = AccountOptions.standard();
            client.accounts()
                    .add(
                            TestApp.address("romeo@montague.example"),
                            "secret",
                            "Romeo",
                            standard.withServer(xmpp.place())
                                    .withEncryption(XmppAccountConfig.Encryption.NONE_ON_LOOPBACK))
                    .join();
            client.accounts()
                    .add(
                            TestApp.address("sip:romeo@montague.example"),
                            "secret",
                            "Romeo",
                            standard.withServer(sip.place()).withTransport(SipAccountConfig.Transport.TCP))
                    .join();
            await().atMost(Duration.ofSeconds(30)).until(() -> xmpp.wasCalled() && sip.wasCalled());
            long begun = System.nanoTime();
            client.close();
            // Two seconds are promised; a machine that runs many builds gets one more.
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        }
        // Everything was given back: the same profile opens again.
        open().close();
    }

    @Test
    void closingRightAfterOpeningLogsNoError() throws Exception {
        IsthmusClient client = open();
        client.bridges()
                .create(
                        new Party(new EndpointId("gone"), TestApp.address("sip:juliet@capulet.example"), "Juliet"),
                        new Party(new EndpointId("lost"), TestApp.address("juliet@capulet.example"), "Juliet"),
                        EnumSet.allOf(Traffic.class),
                        false)
                .join();
        client.close();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.list = new CopyOnWriteArrayList<>();
        logged.start();
        root.addAppender(logged);
        try {
            open().close();
        } finally {
            root.detachAppender(logged);
        }
        assertThat(logged.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEmpty();
    }

    private IsthmusClient open() throws Exception {
        Profile profile = Profile.open(folder.resolve("profile"));
        return IsthmusClient.open(profile, new EncryptedFileSecrets(profile.secrets(), profile.secretsKey()));
    }

    /** Takes connections and never says a word. */
    private static final class HangingServer implements AutoCloseable {

        private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final List<Socket> callers = new CopyOnWriteArrayList<>();

        HangingServer() throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!door.isClosed()) {
                    try {
                        callers.add(door.accept());
                    } catch (IOException e) {
                        return;
                    }
                }
            });
        }

        HostPort place() {
            return new HostPort("127.0.0.1", door.getLocalPort());
        }

        boolean wasCalled() {
            return !callers.isEmpty();
        }

        @Override
        public void close() throws IOException {
            door.close();
            for (Socket caller : callers) {
                caller.close();
            }
        }
    }
}
