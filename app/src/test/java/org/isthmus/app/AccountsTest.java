package org.isthmus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.isthmus.app.TestApp.address;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isthmus.app.account.Account;
import org.isthmus.app.account.AccountDetails;
import org.isthmus.app.account.AccountEvent;
import org.isthmus.app.account.AccountOptions;
import org.isthmus.app.account.Accounts;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.endpoint.OwnPresence;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.error.CertificateInfo;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.sip.SipAccountConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccountsTest {

    private static final String ME = "me@capulet.example";

    @TempDir
    Path folder;

    private TestApp app;

    @BeforeEach
    void open() {
        app = new TestApp(folder);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void anAccountIsThereAgainWithAllItsOptionsAndSignsInByItself() {
        AccountOptions options = new AccountOptions(
                Optional.of(new HostPort("10.0.0.1", 5061)),
                Optional.of("authority"),
                SipAccountConfig.Transport.TLS,
                true,
                AccountOptions.standard().encryption());
        Account added = app.accounts()
                .add(address("sip:me@verona.example"), "pa\u00dfword", "Juliet", options)
                .join();
        app.close();
        app = new TestApp(folder);
        app.endpoint(added.id());
        Account again = app.accounts().all().getFirst();
        assertThat(again.id()).isEqualTo(added.id());
        assertThat(again.displayName()).isEqualTo("Juliet");
        assertThat(again.options()).isEqualTo(options);
        assertThat(app.passwords).containsEntry(added.id(), "pa\u00dfword");
    }

    @Test
    void noPasswordIsReadableInAnyFileOfTheProfile() throws Exception {
        app.accounts()
                .add(address(ME), "correct-horse-battery", "", AccountOptions.standard())
                .join();
        app.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("correct-horse");
            }
        }
        app = new TestApp(folder);
    }

    @Test
    void stepsAreShownAsTheyHappenAndAnAccountThatFailsStays() {
        app.signsIn = false;
        Account added = app.accounts()
                .add(address(ME), "x", "", AccountOptions.standard())
                .join();
        ScriptedEndpoint endpoint = app.endpoint(added.id());
        endpoint.become(new EndpointState.Connecting());
        Failure failure = Failure.of(Reason.WRONG_PASSWORD, "not-authorized");
        endpoint.tell((to, me) -> to.setupStep(me, SetupStep.running(SetupStep.Kind.LOOK_UP, "capulet.example")));
        endpoint.tell(
                (to, me) -> to.setupStep(me, SetupStep.done(SetupStep.Kind.LOOK_UP, "xmpp.capulet.example:5222")));
        endpoint.tell((to, me) -> to.setupStep(me, SetupStep.running(SetupStep.Kind.SIGN_IN, "")));
        endpoint.tell((to, me) -> to.setupStep(me, SetupStep.failed(SetupStep.Kind.SIGN_IN, failure)));
        endpoint.become(new EndpointState.Failed(failure, Optional.empty()));
        await().until(() -> account().state() instanceof EndpointState.Failed);
        assertThat(account().steps())
                .extracting(SetupStep::progress)
                .containsExactly(SetupStep.Progress.DONE, SetupStep.Progress.FAILED);
        app.accounts().retry(added.id());
        await().until(() -> account().online());
        assertThat(endpoint.retries).hasValue(1);
    }

    @Test
    void aTrustedCertificateIsTriedAtOnceAndRememberedOnlyWhenAskedTo() {
        ScriptedEndpoint endpoint = app.account(ME);
        CertificateInfo once = certificate("AA:01");
        CertificateInfo always = certificate("AA:02");
        app.accounts().trust(endpoint.id(), once, Accounts.TrustDuration.THIS_SESSION);
        app.accounts().trust(endpoint.id(), always, Accounts.TrustDuration.ALWAYS);
        await().until(() -> endpoint.retries.get() == 2);
        app.close();
        app = new TestApp(folder);
        List<String> kept = app.core
                .database()
                .readNow(handle -> handle.select("SELECT host || ' ' || sha256 FROM trusted_certificate")
                        .mapTo(String.class)
                        .list());
        assertThat(kept).containsExactly("capulet.example AA:02");
    }

    @Test
    void changingKeepsThePasswordUnlessThereIsANewOne() {
        ScriptedEndpoint first = app.account(ME);
        app.accounts()
                .change(first.id(), address("juliet@capulet.example"), Optional.empty(), "J", AccountOptions.standard())
                .join();
        await().until(() -> app.endpoints.get(first.id()) != first);
        assertThat(first.state()).isInstanceOf(EndpointState.Offline.class);
        assertThat(app.passwords).containsEntry(first.id(), "secret");
        app.accounts()
                .change(first.id(), address(ME), Optional.of("new"), "J", AccountOptions.standard())
                .join();
        await().until(() -> "new".equals(app.passwords.get(first.id())));
        await().until(() -> account().online());
        assertThat(account().displayName()).isEqualTo("J");
    }

    @Test
    void anAccountCanBeSwitchedOffAndOnAndRemoved() {
        ScriptedEndpoint endpoint = app.account(ME);
        app.accounts().setEnabled(endpoint.id(), false);
        await().until(() -> !account().enabled() && account().state() instanceof EndpointState.Offline);
        app.accounts().setEnabled(endpoint.id(), true);
        await().until(() -> account().online());
        app.accounts().remove(endpoint.id()).join();
        assertThat(app.accounts().all()).isEmpty();
        assertThat(app.accountEvents).contains(new AccountEvent.Removed(endpoint.id()));
        app.close();
        app = new TestApp(folder);
        assertThat(app.accounts().all()).isEmpty();
    }

    @Test
    void theSameAddressCannotBeAddedTwice() {
        app.account(ME);
        assertThatThrownBy(() -> app.accounts()
                        .add(address(ME), "x", "", AccountOptions.standard())
                        .join())
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("already an account");
        assertThat(app.accounts().all()).hasSize(1);
    }

    @Test
    void presenceGoesToAllAccountsAndIsKept() {
        ScriptedEndpoint xmpp = app.account(ME);
        ScriptedEndpoint sip = app.account("sip:me@verona.example");
        OwnPresence busy = new OwnPresence(Availability.BUSY, "rehearsing\ntwo lines");
        app.accounts().setPresence(busy);
        await().until(() -> xmpp.published.contains(busy) && sip.published.contains(busy));
        app.close();
        app = new TestApp(folder);
        assertThat(app.accounts().presence()).isEqualTo(busy);
        assertThat(app.endpoint(xmpp.id()).published).containsExactly(busy);
    }

    @Test
    void aDemoAccountLeavesNothingBehindWhenTheProgramEndsWithoutWarning() {
        EndpointId id = new EndpointId("demo-xmpp");
        app.accounts()
                .add(
                        new AccountDetails(
                                id, address("alice@lab.test"), "Alice", true, AccountOptions.standard(), true),
                        "alice-lab")
                .join();
        app.endpoint(id).roster(List.of(TestApp.contact("echo@lab.test", "Echo")));
        app.person("echo@lab.test");
        assertThat(account().demo()).isTrue();
        app.crash();
        app = new TestApp(folder);
        assertThat(app.accounts().all()).isEmpty();
        assertThat(app.people().all()).isEmpty();
    }

    private Account account() {
        return app.accounts().all().getFirst();
    }

    private static CertificateInfo certificate(String sha256) {
        return new CertificateInfo(
                "Capulet.example", "CN=x", "CN=y", sha256, Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
    }
}
