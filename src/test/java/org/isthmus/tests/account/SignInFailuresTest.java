package org.isthmus.tests.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.isthmus.app.account.Account;
import org.isthmus.app.account.AccountOptions;
import org.isthmus.app.account.Accounts.TrustDuration;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.endpoint.SetupStep.Kind;
import org.isthmus.gateway.error.CertificateInfo;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.SipAccountConfig;
import org.isthmus.gateway.xmpp.XmppAccountConfig;
import org.isthmus.tests.peer.Certificates;
import org.isthmus.tests.peer.Door;
import org.isthmus.tests.peer.Kamailio;
import org.isthmus.tests.peer.Prosody;
import org.isthmus.ui.common.FailureText;
import org.isthmus.ui.common.Texts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever keeps an account from signing in: the person is told what it is, the log as well, and the account stays. */
@Tag("peer")
class SignInFailuresTest {

    private static final String WRONG = "not-the-password";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Certificates CERTIFICATES = new Certificates();
    private static final List<FailureText> LANGUAGES = Stream.of(Locale.ENGLISH, Locale.GERMAN)
            .map(locale -> new FailureText(new Texts(locale)))
            .toList();

    @TempDir
    private static Path servers;

    @TempDir
    private Path folder;

    private static Kamailio kamailio;
    private static Prosody prosody;
    private static AutoCloseable authorities;

    @BeforeAll
    static void start() throws IOException {
        authorities = CERTIFICATES.makeKnown(servers);
        kamailio = Kamailio.start(Files.createDirectory(servers.resolve("kamailio")), "us");
        prosody = Prosody.start(Files.createDirectory(servers.resolve("prosody")), "us");
    }

    @AfterAll
    static void stop() throws Exception {
        prosody.close();
        kamailio.close();
        authorities.close();
    }

    /**
     * Something that keeps an account from signing in.
     *
     * @param door what stands where the server should be; nothing where the account itself says whom to ask
     */
    record Obstacle(String name, Network network, Supplier<Optional<Door>> door, Reason reason, Kind step) {

        @Override
        public String toString() {
            return name + " on " + network;
        }

        boolean encrypted() {
            return step == Kind.CERTIFICATE;
        }
    }

    static Stream<Obstacle> obstacles() {
        return Stream.of(Network.values())
                .flatMap(network -> Stream.of(
                        new Obstacle(
                                "refused port",
                                network,
                                () -> Optional.of(Door.shut()),
                                Reason.CONNECTION_REFUSED,
                                Kind.CONNECT),
                        new Obstacle(
                                "a server that closes at once",
                                network,
                                () -> Optional.of(Door.closing()),
                                Reason.CONNECTION_LOST,
                                afterConnecting(network)),
                        new Obstacle(
                                "a server that hangs",
                                network,
                                () -> Optional.of(Door.silent()),
                                Reason.TIMEOUT,
                                afterConnecting(network)),
                        new Obstacle("unknown host", network, Optional::empty, Reason.UNKNOWN_HOST, Kind.LOOK_UP),
                        certificate(
                                "a certificate nobody vouches for",
                                network,
                                () -> Certificates.selfMade(domain(network)),
                                Reason.CERTIFICATE_UNTRUSTED),
                        certificate(
                                "a certificate for another name",
                                network,
                                () -> CERTIFICATES.issuedTo("elsewhere.test"),
                                Reason.CERTIFICATE_WRONG_HOST),
                        certificate(
                                "an expired certificate",
                                network,
                                () -> CERTIFICATES.expired(domain(network)),
                                Reason.CERTIFICATE_EXPIRED)));
    }

    private static Obstacle certificate(String name, Network network, Supplier<SSLContext> certificate, Reason reason) {
        return new Obstacle(
                name, network, () -> Optional.of(tlsBefore(network, certificate.get())), reason, Kind.CERTIFICATE);
    }

    /** An XMPP server has to open its stream before signing in begins; on SIP signing in is the first thing that is said. */
    private static Kind afterConnecting(Network network) {
        return network == Network.SIP ? Kind.SIGN_IN : Kind.CONNECT;
    }

    @ParameterizedTest
    @MethodSource("obstacles")
    void saysWhyAndKeepsTheAccount(Obstacle obstacle) {
        Optional<Door> door = obstacle.door().get();
        try (Log log = new Log();
                Person person = new Person(folder)) {
            EndpointId id = door.isPresent()
                    ? person.add(
                            us(obstacle.network()),
                            password(obstacle.network()),
                            options(obstacle.network(), door.get().at("localhost"), obstacle.encrypted()))
                    : person.add(nowhere(obstacle.network()), "secret", AccountOptions.standard());

            assertFailed(person, id, log, obstacle.reason(), obstacle.step());
            assertThat(log.all()).noneMatch(line -> line.contains(password(obstacle.network())));
        } finally {
            door.ifPresent(Door::close);
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysThatThePasswordIsWrongAndSignsInWithTheRightOne(Network network) {
        AccountOptions options = options(network, new HostPort("127.0.0.1", port(network)), false);
        EndpointId id;
        try (Log log = new Log();
                Person person = new Person(folder)) {
            id = person.add(us(network), WRONG, options);
            assertFailed(person, id, log, Reason.WRONG_PASSWORD, Kind.SIGN_IN);
            assertThat(person.awaitFailure(id).retryAt())
                    .as("waits for the person")
                    .isEmpty();
            assertThat(log.all()).noneMatch(line -> line.contains(WRONG));
        }
        try (Person person = new Person(folder)) {
            assertThat(person.awaitFailure(id).failure().reason()).isEqualTo(Reason.WRONG_PASSWORD);
            person.accounts()
                    .change(id, us(network), Optional.of(password(network)), "Me", options)
                    .join();
            person.awaitOnline(id);
        }
    }

    @ParameterizedTest
    @EnumSource
    void writesOneLineHoweverOftenItTriesAgain(Network network) {
        try (Door door = Door.closing();
                Log log = new Log();
                Person person = new Person(folder)) {
            EndpointId id = person.add(us(network), "secret", options(network, door.at("localhost"), false));
            await().atMost(SOON).until(() -> door.visits() >= 4);
            person.awaitFailure(id);
            assertThat(log.accountWarnings()).hasSize(1);
        }
    }

    static Stream<Arguments> networksAndDurations() {
        return Stream.of(Network.values())
                .flatMap(network -> Stream.of(TrustDuration.values()).map(duration -> Arguments.of(network, duration)));
    }

    @ParameterizedTest
    @MethodSource("networksAndDurations")
    void signsInWithACertificateThatThePersonTrusts(Network network, TrustDuration duration) {
        try (Door door = tlsBefore(network, Certificates.selfMade(domain(network)))) {
            EndpointId id;
            try (Person person = new Person(folder)) {
                id = person.add(us(network), password(network), options(network, door.at("localhost"), true));
                person.accounts().trust(id, shown(person.awaitFailure(id)), duration);
                assertThat(person.awaitOnline(id).encrypted()).isTrue();
            }
            try (Person person = new Person(folder)) {
                if (duration == TrustDuration.ALWAYS) {
                    person.awaitOnline(id);
                } else {
                    assertThat(person.awaitFailure(id).failure().reason()).isEqualTo(Reason.CERTIFICATE_UNTRUSTED);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void signsInWithACertificateOfAKnownAuthority(Network network) {
        try (Door door = tlsBefore(network, CERTIFICATES.issuedTo(domain(network)));
                Person person = new Person(folder)) {
            EndpointId id = person.add(us(network), password(network), options(network, door.at("localhost"), true));
            assertThat(person.awaitOnline(id).encrypted()).isTrue();
        }
    }

    @Test
    void aTrustedCertificateSpeaksForNoOther() {
        Network network = Network.SIP;
        try (Person person = new Person(folder);
                Door first = tlsBefore(network, Certificates.selfMade(domain(network)));
                Door second = tlsBefore(network, Certificates.selfMade(domain(network)))) {
            EndpointId id = person.add(us(network), password(network), options(network, first.at("localhost"), true));
            person.accounts().trust(id, shown(person.awaitFailure(id)), TrustDuration.ALWAYS);
            person.awaitOnline(id);
            person.accounts()
                    .change(id, us(network), Optional.empty(), "Me", options(network, second.at("localhost"), true))
                    .join();
            assertThat(person.awaitFailure(id).failure().reason()).isEqualTo(Reason.CERTIFICATE_UNTRUSTED);
        }
    }

    private static void assertFailed(Person person, EndpointId id, Log log, Reason reason, Kind step) {
        EndpointState.Failed failed = person.awaitFailure(id);
        Failure failure = failed.failure();
        assertThat(failure.reason()).as(failure.detail()).isEqualTo(reason);
        assertThat(failure.certificate().isPresent()).isEqualTo(step == Kind.CERTIFICATE);

        Account account = person.account(id);
        assertThat(account.enabled()).isTrue();
        SetupStep last = account.steps().getLast();
        assertThat(last.kind()).as(account.steps().toString()).isEqualTo(step);
        assertThat(last.progress()).isEqualTo(SetupStep.Progress.FAILED);
        assertThat(last.failure().orElseThrow().reason()).isEqualTo(reason);

        assertThat(LANGUAGES)
                .extracting(language -> language.whole(failure))
                .doesNotHaveDuplicates()
                .allSatisfy(
                        text -> assertThat(text).matches("\\p{Lu}.+[.].*[.]").doesNotContain("failure."));

        assertThat(log.accountWarnings())
                .singleElement()
                .asString()
                .contains(account.address().toString())
                .contains(reason.name());
    }

    private static CertificateInfo shown(EndpointState.Failed failed) {
        assertThat(failed.failure().reason()).isEqualTo(Reason.CERTIFICATE_UNTRUSTED);
        return failed.failure().certificate().orElseThrow();
    }

    private static Door tlsBefore(Network network, SSLContext certificate) {
        return Door.tls(certificate, port(network));
    }

    private static int port(Network network) {
        return network == Network.SIP ? kamailio.port() : prosody.port();
    }

    private static String domain(Network network) {
        return network == Network.SIP ? Kamailio.DOMAIN : Prosody.DOMAIN;
    }

    private static String password(Network network) {
        return network == Network.SIP ? Kamailio.password("us") : Prosody.password("us");
    }

    private static Address us(Network network) {
        return address(network, domain(network));
    }

    private static Address nowhere(Network network) {
        return address(network, "nowhere.invalid");
    }

    private static Address address(Network network, String domain) {
        return network == Network.SIP ? SipAddress.of("us", domain) : new XmppAddress("us", domain, "");
    }

    private static AccountOptions options(Network network, HostPort server, boolean encrypted) {
        AccountOptions options = AccountOptions.standard().withServer(server);
        return network == Network.SIP
                ? options.withTransport(encrypted ? SipAccountConfig.Transport.TLS : SipAccountConfig.Transport.TCP)
                : options.withEncryption(
                        encrypted
                                ? XmppAccountConfig.Encryption.DIRECT
                                : XmppAccountConfig.Encryption.NONE_ON_LOOPBACK);
    }
}
