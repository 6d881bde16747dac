package org.isthmus.app.lab.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipServerTest {

    private final SystemScheduler clock = new SystemScheduler();
    private final BlockingQueue<LocalMessage> heard = new LinkedBlockingQueue<>();
    private SipServer server;
    private LocalUser bot;

    @BeforeEach
    void start() throws IOException {
        server = SipServer.start("lab.test", 0, clock);
        server.addAccount("alice", "pw-alice");
        server.addOlderPhone("bob", "pw-bob");
        bot = server.addLocal("bot", heard::add);
    }

    @AfterEach
    void stop() {
        server.close();
        clock.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-256"})
    void registersWithEitherAlgorithm(String algorithm) throws Exception {
        try (RawPhone alice = phone("alice")) {
            assertThat(alice.register(algorithm)).startsWith("SIP/2.0 200").contains(alice.contact());
        }
    }

    @Test
    void aWrongPasswordIsChallengedAgain() throws Exception {
        try (RawPhone alice = new RawPhone(server.port(), "alice", "wrong")) {
            assertThat(alice.register("SHA-256")).startsWith("SIP/2.0 401");
        }
    }

    @Test
    void anOlderPhoneIsOfferedNothingItDoesNotKnow() throws Exception {
        try (RawPhone bob = new RawPhone(server.port(), "bob", "wrong")) {
            assertThat(bob.register("MD5")).startsWith("SIP/2.0 401").doesNotContain("SHA-256");
        }
    }

    @Test
    void aMessageReachesTheDeviceAndItsAnswerComesBack() throws Exception {
        try (RawPhone alice = phone("alice");
                RawPhone bob = phone("bob")) {
            bob.register("MD5");
            Thread reading = Thread.ofVirtual().start(() -> {
                try {
                    heard.add(new LocalMessage("", "", bob.await(text -> text.startsWith("MESSAGE"))));
                } catch (IOException e) {
                    heard.add(new LocalMessage("", "", e.toString()));
                }
            });
            assertThat(alice.message("bob@lab.test", "SHA-256", "h\u00e4llo \ud83d\ude00"))
                    .startsWith("SIP/2.0 200");
            reading.join();
            assertThat(heard.take().body()).endsWith("h\u00e4llo \ud83d\ude00").doesNotContain("Proxy-Authorization");
        }
    }

    @Test
    void saysWhoIsAwayWhoIsUnknownAndWhatIsNotItsDomain() throws Exception {
        try (RawPhone alice = phone("alice")) {
            assertThat(alice.message("bob@lab.test", "SHA-256", "x")).startsWith("SIP/2.0 480");
            assertThat(alice.message("nobody@lab.test", "SHA-256", "x")).startsWith("SIP/2.0 404");
            assertThat(alice.message("bob@other.test", "SHA-256", "x")).startsWith("SIP/2.0 404");
        }
    }

    @Test
    void someoneInsideTheProgramHearsAndSpeaks() throws Exception {
        try (RawPhone alice = phone("alice")) {
            alice.register("SHA-256");
            assertThat(alice.message("bot@lab.test", "SHA-256", "hello")).startsWith("SIP/2.0 200");
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(new LocalMessage("alice", "text/plain", "hello"));
            bot.send("alice", "text/plain", "and hello");
            assertThat(alice.await(text -> text.startsWith("MESSAGE")))
                    .endsWith("and hello")
                    .contains("sip:bot@lab.test");
        }
    }

    @Test
    void watchersSeeWhatIsPublished() throws Exception {
        try (RawPhone alice = phone("alice");
                RawPhone bob = phone("bob")) {
            String first = publish(alice, "", "at work");
            assertThat(first).startsWith("SIP/2.0 200");
            String subscribed = bob.request(
                    "SUBSCRIBE",
                    "sip:alice@lab.test",
                    "<sip:alice@lab.test>",
                    "MD5",
                    "Event: presence\r\nExpires: 600\r\nContact: " + bob.contact() + "\r\n",
                    "");
            assertThat(subscribed).startsWith("SIP/2.0 200");
            assertThat(bob.await(text -> text.startsWith("NOTIFY")))
                    .contains("at work")
                    .contains("active");
            String tag = RawPhone.find("SIP-ETag: (\\S+)", first).orElseThrow();
            assertThat(publish(alice, "SIP-If-Match: " + tag + "\r\n", "at home"))
                    .startsWith("SIP/2.0 200");
            assertThat(bob.await(text -> text.startsWith("NOTIFY")))
                    .contains("at home")
                    .doesNotContain("at work");
            assertThat(publish(alice, "SIP-If-Match: " + tag + "\r\n", "late")).startsWith("SIP/2.0 412");
        }
    }

    @Test
    void aPublicationThatIsNoPresenceDocumentIsRefused() throws Exception {
        try (RawPhone alice = phone("alice")) {
            String entity = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><presence>&a;</presence>";
            String refused = alice.request(
                    "PUBLISH",
                    "sip:alice@lab.test",
                    "<sip:alice@lab.test>",
                    "SHA-256",
                    "Event: presence\r\nContent-Type: application/pidf+xml\r\n",
                    entity);
            assertThat(refused).startsWith("SIP/2.0 400");
        }
    }

    private static String publish(RawPhone phone, String condition, String note) throws Exception {
        return phone.request(
                "PUBLISH",
                "sip:alice@lab.test",
                "<sip:alice@lab.test>",
                "SHA-256",
                condition + "Event: presence\r\nExpires: 600\r\nContent-Type: application/pidf+xml\r\n",
                "<presence xmlns='urn:ietf:params:xml:ns:pidf' entity='sip:alice@lab.test'>"
                        + "<tuple id='a'><status><basic>open</basic></status><note>" + note
                        + "</note></tuple></presence>");
    }

    private RawPhone phone(String user) throws IOException {
        return new RawPhone(server.port(), user, "pw-" + user);
    }
}
