package org.isthmus.ui.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.isthmus.app.account.Account;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Mailbox;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.endpoint.SetupStep.Kind;
import org.isthmus.gateway.error.CertificateInfo;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.ui.common.FailureText;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.sample.SampleClient;
import org.isthmus.ui.sample.SampleWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A person types an address and a password, sees each step, and learns in words what went wrong. */
@ExtendWith(ApplicationExtension.class)
class AccountWizardTest {

    private static final String FINGERPRINT = "AB:".repeat(31) + "AB";
    private static final CertificateInfo UNKNOWN = new CertificateInfo(
            "chat.example.org",
            "CN=chat.example.org",
            "CN=Home CA",
            FINGERPRINT,
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2027-01-01T00:00:00Z"));

    private final SampleClient client = new SampleClient(Clock.systemUTC());
    private final UiContext context = SampleWindow.context(client);
    private final AtomicInteger closed = new AtomicInteger();

    @Start
    void start(Stage stage) {
        AccountWizard wizard = new AccountWizard(context, Network.XMPP, closed::incrementAndGet);
        SampleWindow.show(stage, wizard.view());
        wizard.focus();
    }

    @Test
    void addressPasswordAndEnterSignIn(FxRobot robot) {
        robot.write("juliet@capulet.example").type(KeyCode.TAB).write("secret").type(KeyCode.ENTER);
        waitFor(robot, "#account-done");
        assertThat(client.accounts().all()).extracting(Account::online).containsExactly(true);
        assertThat(texts(robot, "#sign-in-steps")).contains("Look-up", "Connection", "Certificate", "Sign-in");
        robot.clickOn("#account-done");
        assertThat(closed).hasValue(1);
    }

    @Test
    void whatIsMissingIsSaidWhenThePersonIsThrough(FxRobot robot) {
        robot.write("juliet");
        assertThat(texts(robot, ".account-form")).noneMatch(text -> text.contains("before the @"));
        robot.clickOn("#account-submit");
        assertThat(texts(robot, ".account-form")).anyMatch(text -> text.contains("before the @"));
        assertThat(client.accounts().all()).isEmpty();
    }

    @Test
    void aMistakeIsSaidWhileTyping(FxRobot robot) {
        robot.write("juliet@ex ample");
        assertThat(texts(robot, ".account-form")).anyMatch(text -> text.contains("is not a host name"));
    }

    @Test
    void everyFailureIsASentenceWithAdviceUnderItsStepAndNothingTypedIsLost(FxRobot robot) {
        Account account = added(robot);
        FailureText sentences = new FailureText(context.texts());
        for (Reason reason : Reason.values()) {
            fail(account, Kind.SIGN_IN, Failure.of(reason, "technical words"));
            await().until(() -> texts(robot, "#sign-in-steps").contains(sentences.what(reason)));
            assertThat(texts(robot, "#sign-in-steps")).contains(sentences.advice(reason));
        }
        assertThat(robot.lookup("#account-address")
                        .queryAs(TextInputControl.class)
                        .getText())
                .isEqualTo("juliet@capulet.example");
        assertThat(robot.lookup("#account-password")
                        .queryAs(TextInputControl.class)
                        .getText())
                .isEqualTo("secret");
        assertThat(client.accounts().all()).hasSize(1);
    }

    @Test
    void aFailedAccountIsTriedAgain(FxRobot robot) {
        Account account = added(robot);
        fail(account, Kind.CONNECT, Failure.of(Reason.CONNECTION_REFUSED, "refused"));
        await().until(() -> texts(robot, "#sign-in-outcome").contains("Not signed in"));
        robot.interact(robot.lookup("#account-submit").queryAs(Button.class)::fire);
        waitFor(robot, "#account-done");
        assertThat(client.accounts().all()).extracting(Account::id).containsExactly(account.id());
    }

    @Test
    void anUnknownCertificateIsShownAndTrusted(FxRobot robot) {
        Account account = added(robot);
        fail(account, Kind.CERTIFICATE, Failure.of(Reason.CERTIFICATE_UNTRUSTED, "PKIX", UNKNOWN));
        waitFor(robot, "#trust-always");
        assertThat(texts(robot, "#certificate"))
                .contains("CN=chat.example.org", "CN=Home CA", "January 1, 2026 to January 1, 2027")
                .anyMatch(text -> text.replace("\n", "").equals(FINGERPRINT));
        robot.interact(robot.lookup("#trust-always").queryAs(Button.class)::fire);
        waitFor(robot, "#account-done");
    }

    @Test
    void aCertificateThatIsNotTrustedLeavesTheAccountAsItIs(FxRobot robot) {
        Account account = added(robot);
        fail(account, Kind.CERTIFICATE, Failure.of(Reason.CERTIFICATE_UNTRUSTED, "PKIX", UNKNOWN));
        waitFor(robot, "#trust-no");
        robot.interact(robot.lookup("#trust-no").queryAs(Button.class)::fire);
        waitFor(robot, "#certificate-refused");
        assertThat(client.accounts().all()).extracting(Account::online).containsExactly(false);
    }

    private Account added(FxRobot robot) {
        robot.write("juliet@capulet.example").type(KeyCode.TAB).write("secret").type(KeyCode.ENTER);
        waitFor(robot, "#account-done");
        return client.accounts().all().getFirst();
    }

    private void fail(Account account, Kind kind, Failure failure) {
        client.accounts()
                .put(new Account(
                        account.id(),
                        account.address(),
                        "",
                        true,
                        account.options(),
                        new EndpointState.Failed(failure, Optional.empty()),
                        List.of(SetupStep.done(Kind.LOOK_UP, ""), SetupStep.failed(kind, failure)),
                        false,
                        Mailbox.EMPTY));
    }

    private static void waitFor(FxRobot robot, String query) {
        await().until(() -> robot.lookup(query).tryQuery().isPresent());
    }

    private static List<String> texts(FxRobot robot, String query) {
        List<String> found = new ArrayList<>();
        robot.interact(() -> robot.lookup(query)
                .tryQueryAs(Parent.class)
                .ifPresent(part -> part.lookupAll(".label").forEach(node -> {
                    if (node instanceof Label label) {
                        found.add(label.getText());
                    }
                })));
        return found;
    }
}
