package org.isthmus.app.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isthmus.app.gateway.config.Mistake.Kind;
import org.isthmus.app.secret.SecretStore;
import org.isthmus.gateway.domain.GatewayRules;
import org.isthmus.gateway.domain.LongMessages;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.sip.transport.Wire;
import org.isthmus.gateway.sip.trunk.SipTrunkConfig.Listener;
import org.isthmus.gateway.sip.trunk.SipTrunkConfig.Target;
import org.isthmus.gateway.sip.trunk.Trusted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A file in order becomes a configuration; one that is not is told all its mistakes, each with its place. */
class GatewayConfigReaderTest {

    private static final String GOOD = """
            [sip]
            domains = ["sip.example.org"]
            listen = ["udp:127.0.0.1:5070"]
            trusted = ["127.0.0.1"]
            [xmpp]
            domains = ["xmpp.example.org"]
            server = "127.0.0.1:5347"
            secret = { env = "SECRET" }
            """;

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> kept = new HashMap<>();

    @BeforeEach
    void theEnvironmentHasTheSecret() {
        environment.put("SECRET", "open sesame");
    }

    @Test
    void whatIsNotSaidIsAsRecommended() {
        GatewayConfig config = valid(GOOD);
        assertThat(config.rules())
                .isEqualTo(GatewayRules.between(Set.of("sip.example.org"), Set.of("xmpp.example.org")));
        assertThat(config.sip().listeners())
                .containsExactly(
                        new Listener(Wire.UDP, new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 5070)));
        assertThat(config.sip().host()).isEqualTo("127.0.0.1");
        assertThat(config.sip().trusted()).containsExactly(Trusted.parse("127.0.0.1"));
        assertThat(config.sip().outboundProxy()).isEmpty();
        assertThat(config.sip().credentials()).isEmpty();
        assertThat(config.sip().tls().key()).isEmpty();
        assertThat(config.xmpp().host()).isEqualTo("127.0.0.1");
        assertThat(config.xmpp().port()).isEqualTo(5347);
        assertThat(config.xmpp().domain()).isEqualTo("sip.example.org");
        assertThat(config.xmpp().secret()).isEqualTo("open sesame");
        assertThat(config.store()).isEqualTo(folder.resolve("gateway.sqlite"));
    }

    @Test
    void everythingCanBeSaid() {
        kept.put("gateway:peer", "from the key store");
        GatewayConfig config = valid("""
                [sip]
                domains = ["SIP.Example.org", "m\u00fcller.example"]
                host = "Gateway.Example.org"
                listen = ["udp:127.0.0.1:5070", "tcp:[::1]:5070"]
                trusted = ["10.0.0.0/8", "2001:db8::/32"]
                outboundProxy = "tcp:proxy.example.org:5080"
                maxMessageSize = 20000
                longMessages = "split"
                telephoneDomain = "sip.example.org"
                stripFromGruu = true
                strictAuthCodes = true
                receiptOn200 = true
                message202 = true
                errorProfile = "extended"
                [sip.domain."sip.example.org"]
                hops = ["tls:[2001:db8::1]", "udp:127.0.0.1:5060"]
                [sip.credentials]
                user = "gateway"
                password = { env = "SECRET" }
                [sip.digest]
                user = "peer"
                password = { keyring = "peer" }
                [xmpp]
                domains = ["xmpp.example.org"]
                server = "[::1]:5347"
                domain = "sip.example.org"
                secret = { env = "SECRET" }
                [limits]
                messagesPerSecond = 5
                burst = 50
                connections = 10
                connectionsPerAddress = 2
                idleSeconds = 60
                largestDatagram = 4000
                [store]
                file = "memory.sqlite"
                """);
        GatewayRules rules = config.rules();
        assertThat(rules.sipDomains()).containsExactlyInAnyOrder("sip.example.org", "xn--mller-kva.example");
        assertThat(rules.telephoneDomain()).contains("sip.example.org");
        assertThat(rules.errorProfile()).isEqualTo(ErrorMapping.Profile.EXTENDED);
        assertThat(rules.longMessages()).isEqualTo(LongMessages.SPLIT);
        assertThat(rules.maxMessageSize()).isEqualTo(20_000);
        assertThat(List.of(rules.messagesPerSecond(), rules.burst())).containsExactly(5, 50);
        assertThat(rules.stripFromGruu() && rules.strictAuthCodes() && rules.receiptOn200() && rules.message202())
                .isTrue();
        assertThat(config.sip().host()).isEqualTo("gateway.example.org");
        assertThat(config.sip().outboundProxy()).contains(new Target(Wire.TCP, "proxy.example.org", 5080));
        assertThat(config.sip().domains())
                .isEqualTo(Map.of(
                        "sip.example.org",
                        List.of(new Target(Wire.TLS, "2001:db8::1", 5061), new Target(Wire.UDP, "127.0.0.1", 5060))));
        assertThat(config.sip().credentials().orElseThrow().password()).isEqualTo("open sesame");
        assertThat(config.sip().inbound().orElseThrow().password()).isEqualTo("from the key store");
        assertThat(config.sip().limits().connections()).isEqualTo(10);
        assertThat(config.sip().limits().connectionsPerAddress()).isEqualTo(2);
        assertThat(config.sip().limits().idle()).hasSeconds(60);
        assertThat(config.sip().limits().largestDatagram()).isEqualTo(4_000);
        assertThat(config.xmpp().host()).isEqualTo("::1");
        assertThat(config.store()).isEqualTo(folder.resolve("memory.sqlite"));
    }

    @Test
    void secretsAreNotInTheTextOfTheConfiguration() {
        GatewayConfig config = valid(GOOD.replace("[xmpp]", """
                [sip.credentials]
                user = "gateway"
                password = { env = "SECRET" }
                [xmpp]"""));
        assertThat(config.toString()).contains("sip.example.org").doesNotContain("sesame");
    }

    @Test
    void allMistakesAreToldAtOnceEachWithItsPlace() {
        assertThat(wrong("""
                [sip]
                domains = ["sip.example.org", "one two"]
                lisen = ["udp:127.0.0.1:5070"]
                trusted = ["localhost"]
                maxMessageSize = 10
                message202 = "yes"
                [xmpp]
                domains = ["sip.example.org"]
                server = 5347
                secret = { env = "NOT_THERE" }
                colour = "blue"
                """))
                .extracting(Mistake::line, Mistake::column, Mistake::kind)
                .containsExactly(
                        tuple(1, 1, Kind.MISSING),
                        tuple(2, 31, Kind.NOT_A_DOMAIN),
                        tuple(3, 1, Kind.UNKNOWN_KEY_LIKE),
                        tuple(4, 12, Kind.NOT_A_RANGE),
                        tuple(5, 1, Kind.OUT_OF_RANGE),
                        tuple(6, 1, Kind.NOT_A_FLAG),
                        tuple(8, 12, Kind.SAME_DOMAIN_ON_BOTH_SIDES),
                        tuple(9, 1, Kind.NOT_A_TEXT),
                        tuple(10, 12, Kind.SECRET_NOT_IN_ENVIRONMENT),
                        tuple(11, 1, Kind.UNKNOWN_KEY));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            domains = ["sip.example.org"]      | domains = []                                  | 2 | EMPTY
            domains = ["sip.example.org"]      | domains = "sip.example.org"                   | 2 | NOT_A_LIST
            domains = ["sip.example.org"]      | domains = ["sip.example.org", 7]              | 2 | NOT_A_LIST
            domains = ["sip.example.org"]      | domains = ["sip.example.org:5060"]            | 2 | NOT_A_DOMAIN
            domains = ["sip.example.org"]      | domains = ["a.example", "A.example"]          | 2 | TWICE
            domains = ["sip.example.org"]      | domains = ["a.example", "b.example"]          | 5 | MISSING
            listen = ["udp:127.0.0.1:5070"]    | listen = ["127.0.0.1:5070"]                   | 3 | NOT_A_PLACE
            listen = ["udp:127.0.0.1:5070"]    | listen = ["udp:127.0.0.1:70000"]              | 3 | NOT_A_PLACE
            listen = ["udp:127.0.0.1:5070"]    | listen = ["udp:localhost:5070"]               | 3 | NOT_AN_IP_ADDRESS
            listen = ["udp:127.0.0.1:5070"]    | listen = ["udp:0.0.0.0:5070"]                 | 3 | HOST_NEEDED
            listen = ["udp:127.0.0.1:5070"]    | listen = ["tls:127.0.0.1:5071"]               | 3 | TLS_NEEDED
            trusted = ["127.0.0.1"]            | trusted = ["10.0.0.0/33"]                     | 4 | NOT_A_RANGE
            trusted = ["127.0.0.1"]            | host = "sip.example.org"                      | 1 | NOBODY_MAY_SEND
            trusted = ["127.0.0.1"]            | trusted = []; x.y = 1                         | 4 | SYNTAX
            trusted = ["127.0.0.1"]            | digest = { user = "a" }                       | 4 | MISSING
            trusted = ["127.0.0.1"]            | digest = 5                                    | 4 | NOT_A_TABLE
            domains = ["xmpp.example.org"]     | domain = "other.example"                      | 6 | NOT_A_SIP_DOMAIN
            server = "127.0.0.1:5347"          | server = "127.0.0.1"                          | 7 | NOT_A_SERVER
            secret = { env = "SECRET" }        | secret = { env = "SECRET", file = "x" }       | 8 | SECRET_FORM
            secret = { env = "SECRET" }        | secret = { envv = "SECRET" }                  | 8 | UNKNOWN_KEY_LIKE
            secret = { env = "SECRET" }        | secret = { env = "EMPTY" }                    | 8 | SECRET_EMPTY
            secret = { env = "SECRET" }        | secret = { keyring = "lost" }                 | 8 | SECRET_NOT_IN_KEY_STORE
            secret = { env = "SECRET" }        | secret = { file = "lost" }                    | 8 | SECRET_FILE_UNREADABLE
            [xmpp]                             | errorProfile = "mine"                         | 5 | NOT_A_CHOICE
            [xmpp]                             | outboundProxy = "udp:127.0.0.1:5070"          | 5 | HOP_IS_LISTENER
            [xmpp]                             | telephoneDomain = "tel.example"               | 5 | NOT_A_SIP_DOMAIN
            [xmpp]                             | domain."b.example".hops = ["udp:a"]           | 5 | NOT_A_SIP_DOMAIN
            [xmpp]                             | domain."sip.example.org".hops = []            | 5 | EMPTY
            [xmpp]                             | maxMessageSize = 1.5                          | 5 | NOT_A_NUMBER
            [xmpp]                             | store.file = "no/such/folder.sqlite"          | 5 | UNKNOWN_KEY
            """)
    void eachKindOfMistakeIsFound(String text, String instead, int line, Kind kind) {
        environment.put("EMPTY", " ");
        boolean onlyBefore = text.equals("[xmpp]");
        String file = GOOD.replace(text, onlyBefore ? instead + "\n" + text : instead);
        assertThat(wrong(file)).anySatisfy(mistake -> {
            assertThat(mistake.line()).isEqualTo(line);
            assertThat(mistake.kind()).isEqualTo(kind);
        });
    }

    @Test
    void aFileThatEndsInNonsenseIsNotCalledIncomplete() {
        assertThat(wrong("[sip]\ndomains = [\"sip.example.org\"\nlisten = 5"))
                .extracting(Mistake::kind)
                .contains(Kind.SYNTAX)
                .doesNotContain(Kind.MISSING);
    }

    @Test
    void aFileThatIsNotThereSaysSo() {
        assertThat(reader().read(folder.resolve("none.toml")))
                .isInstanceOfSatisfying(
                        Reading.Wrong.class,
                        wrong -> assertThat(english(wrong.mistakes().getFirst()))
                                .endsWith("none.toml cannot be read: no such file."));
    }

    @Test
    void aSecretMayStandInAFileThatOnlyItsOwnerReads() throws IOException {
        String file = GOOD.replace("{ env = \"SECRET\" }", "\"written down\"");
        assertThat(wrong(file)).singleElement().satisfies(mistake -> {
            assertThat(mistake.kind()).isEqualTo(Kind.SECRET_IN_OPEN_FILE);
            assertThat(mistake.toString()).doesNotContain("written down");
        });
        Path config = write("private.toml", file, "rw-------");
        assertThat(reader().read(config))
                .isInstanceOfSatisfying(
                        Reading.Valid.class,
                        valid -> assertThat(valid.config().xmpp().secret()).isEqualTo("written down"));
    }

    @Test
    void aSecretMayStandInAFileOfItsOwnThatIsClosed() throws IOException {
        String file = GOOD.replace("env = \"SECRET\"", "file = \"secret\"");
        write("secret", "in a file\n", "rw-r--r--");
        assertThat(wrong(file)).extracting(Mistake::kind).containsExactly(Kind.SECRET_FILE_OPEN);
        write("secret", "in a file\n", "rw-------");
        assertThat(valid(file).xmpp().secret()).isEqualTo("in a file");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyMistakeHasWordsInBothLanguages(Kind kind) {
        Mistake mistake = new Mistake(1, 1, kind, List.of("one", "two", "three", "four"));
        String english = english(mistake);
        String german = new MistakeText(Locale.GERMAN).of(mistake);
        assertThat(english).isNotBlank().doesNotContain("{0}").endsWith(english.contains("?") ? "?" : "");
        assertThat(german).isNotBlank().isNotEqualTo(english).doesNotContain("{0}");
    }

    @Test
    void theWordsSayWhatToDo() {
        assertThat(wrong(GOOD.replace("listen =", "lissten =")).stream().map(GatewayConfigReaderTest::english))
                .contains("There is no key sip.lissten. Did you mean sip.listen?");
    }

    @Test
    void theExampleIsInOrder() throws IOException {
        environment.put("GATEWAY_XMPP_SECRET", "x");
        Path example = Path.of("..", "packaging", "gateway.example.toml");
        GatewayConfig config = valid(Files.readString(example));
        assertThat(config.rules())
                .isEqualTo(GatewayRules.between(Set.of("sip.example.org"), Set.of("xmpp.example.org")));
        assertThat(config.sip().domains()).containsOnlyKeys("sip.example.org");
    }

    /** What is behind a # in the example is possible too. */
    @Test
    void whatTheExampleOffersIsKnown() throws IOException {
        String all = Files.readString(Path.of("..", "packaging", "gateway.example.toml"))
                .replaceAll("(?m)^# ((\\[[a-z.]+\\]|[a-zA-Z0-9]+ = .*)$)", "$1");
        assertThat(wrong(all))
                .extracting(Mistake::kind)
                .containsOnly(
                        Kind.SECRET_NOT_IN_ENVIRONMENT,
                        Kind.SECRET_NOT_IN_KEY_STORE,
                        Kind.CERTIFICATE_UNREADABLE,
                        Kind.KEY_UNREADABLE);
    }

    private GatewayConfig valid(String text) {
        Reading reading = read(text);
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        return ((Reading.Valid) reading).config();
    }

    private List<Mistake> wrong(String text) {
        Reading reading = read(text);
        assertThat(reading).isInstanceOf(Reading.Wrong.class);
        return ((Reading.Wrong) reading).mistakes();
    }

    private Reading read(String text) {
        try {
            return reader().read(write("gateway.toml", text, "rw-r--r--"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path write(String name, String text, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }

    private GatewayConfigReader reader() {
        return new GatewayConfigReader(environment, new KeptInMemory(kept), InstantSource.system());
    }

    private static String english(Mistake mistake) {
        return new MistakeText(Locale.ENGLISH).of(mistake);
    }

    private record KeptInMemory(Map<String, String> kept) implements SecretStore {

        @Override
        public Optional<String> get(String name) {
            return Optional.ofNullable(kept.get(name));
        }

        @Override
        public void put(String name, String secret) {
            kept.put(name, secret);
        }

        @Override
        public void remove(String name) {
            kept.remove(name);
        }
    }
}
