package org.isthmus.tests.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Mailbox;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.DevicePresence;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.isthmus.gateway.sip.SipAccountConfig.Transport;
import org.isthmus.tests.peer.Kamailio;
import org.isthmus.tests.peer.SipUser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The SIP account at a real Kamailio. */
@Tag("peer")
class SipAccountTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** A presence server may refuse a SUBSCRIBE for the moment; the next ones come within half a minute. */
    private static final Duration AFTER_A_SECOND_TRY = Duration.ofSeconds(90);

    private static final SipAddress RAVI = SipAddress.of("ravi", Kamailio.DOMAIN);

    @TempDir
    private Path folder;

    @Test
    void signsInAndSendsWithSha256Digest() throws IOException {
        try (Kamailio server = Kamailio.start(room("kamailio"), Kamailio.Variant.SHA_256, "us");
                SipClient us = new SipClient(server, "127.0.0.1", Transport.UDP)) {
            assertThat(send(us, SipClient.US, "to myself")).isInstanceOf(Outcome.Accepted.class);
            await().atMost(SOON).until(() -> us.texts().contains("to myself"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UDP", "TCP"})
    void worksOverIpv6(Transport transport) throws IOException {
        try (Kamailio server = Kamailio.start(room("kamailio"), Kamailio.Variant.IPV6, "us", "ravi");
                SipUser ravi = SipUser.signIn(room("ravi"), "ravi", server);
                SipClient us = new SipClient(server, "::1", transport)) {
            assertThat(us.account.state())
                    .isEqualTo(new EndpointState.Online(transport + " to [::1]:" + server.port(), false));
            assertThat(send(us, RAVI, "over six")).isInstanceOf(Outcome.Accepted.class);
            await().atMost(SOON).until(() -> ravi.texts().size() == 1);
            ravi.send("r1", SipClient.US.toString(), "back over four");
            await().atMost(SOON).until(() -> us.texts().contains("back over four"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UDP", "TCP"})
    void comesBackWhenTheServerWasKilled(Transport transport) throws IOException {
        try (Kamailio server = Kamailio.start(room("kamailio"), "us", "ravi");
                SipUser ravi = SipUser.signIn(room("ravi"), "ravi", server);
                SipClient us = new SipClient(server, "127.0.0.1", transport)) {
            server.kill();
            us.awaitFailure();
            server.restart();
            await().atMost(Duration.ofSeconds(10)).until(() -> us.account.state() instanceof EndpointState.Online);
            ravi.sendSurely("r1", SipClient.US.toString(), "there again");
            await().atMost(SOON).until(() -> us.texts().contains("there again"));
            assertThat(send(us, RAVI, "here again")).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void hearsHowAContactIs() throws IOException {
        try (Kamailio server = Kamailio.start(room("kamailio"), "us", "ravi");
                SipUser ravi = SipUser.signIn(room("ravi"), "ravi", server);
                SipClient us = new SipClient(server, "127.0.0.1", Transport.TCP)) {
            us.account.contacts().put(RAVI, "Ravi", Set.of());
            ravi.publish("open", "at lunch");
            await().atMost(AFTER_A_SECOND_TRY)
                    .until(() -> latest(us)
                            .filter(device -> device.availability() == Availability.AVAILABLE
                                    && device.note().equals("at lunch"))
                            .isPresent());
            ravi.publish("closed", "");
            await().atMost(AFTER_A_SECOND_TRY)
                    .until(() -> latest(us)
                            .filter(device -> device.availability() == Availability.OFFLINE)
                            .isPresent());
        }
    }

    @Test
    void readsACompressedText() throws IOException {
        try (Kamailio server = Kamailio.start(room("kamailio"), "us", "ravi");
                SipUser ravi = SipUser.signIn(room("ravi"), "ravi", server);
                SipClient us = new SipClient(server, "127.0.0.1", Transport.UDP)) {
            String text = "compressed \u00e4 \uD83D\uDE00 ".repeat(100);
            ravi.sendCompressed("r1", SipClient.US.toString(), text);
            await().atMost(SOON).until(() -> us.texts().contains(text));
        }
    }

    @Test
    void knowsWhatWaitsInTheMailbox() throws IOException {
        try (Kamailio server = Kamailio.start(room("kamailio"), "us", "box");
                SipUser box = SipUser.signIn(room("box"), "box", server);
                SipClient us = new SipClient(server, "127.0.0.1", Transport.TCP)) {
            SipAddress number = SipAddress.of("box", Kamailio.DOMAIN);
            box.fillMailbox(SipClient.US.toString(), 2, 1);
            await().atMost(AFTER_A_SECOND_TRY)
                    .until(() -> us.mailbox().equals(new Mailbox(true, 2, 1, Optional.of(number))));
            box.fillMailbox(SipClient.US.toString(), 0, 3);
            await().atMost(AFTER_A_SECOND_TRY).until(() -> !us.mailbox().waiting());
        }
    }

    private static Optional<DevicePresence> latest(SipClient us) {
        return us.signals(PresenceUpdate.class).stream()
                .filter(update -> update.from().equals(RAVI))
                .reduce((_, later) -> later)
                .flatMap(update -> update.devices().stream().findFirst());
    }

    private static Outcome send(SipClient us, SipAddress to, String body) {
        return us.account
                .send(InstantMessage.text("id-" + body.hashCode(), SipClient.US, to, body))
                .join();
    }

    private Path room(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }
}
