package org.isthmus.ui.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.isthmus.app.account.Account;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.endpoint.Mailbox;
import org.isthmus.ui.IsthmusWindow;
import org.isthmus.ui.common.Texts;
import org.isthmus.ui.sample.SampleClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** New voice messages are seen on the Calls page and heard with one click. */
@ExtendWith(ApplicationExtension.class)
class MailboxInTheWindowTest {

    private static final SipAddress BOX = SipAddress.of("voicemail", "verona.example");

    private final Clock clock = Clock.system(ZoneOffset.UTC);
    private final SampleClient client = SampleClient.verona(clock);

    @Start
    void start(Stage stage) {
        new IsthmusWindow(stage, client, new Texts(Locale.ENGLISH), clock, url -> {}).show();
    }

    @Stop
    void stop() {
        client.close();
    }

    @Test
    void listeningCallsTheMailboxAndAnEmptyOneIsNotShown(FxRobot robot) {
        Account account = client.accounts().all().stream()
                .filter(one -> one.network() == Network.SIP && one.online())
                .findFirst()
                .orElseThrow();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        await().until(() -> robot.lookup("#mailboxes").tryQuery().isPresent());
        assertThat(robot.lookup("#mailboxes").query().isVisible()).isFalse();

        fill(account, new Mailbox(true, 2, 0, Optional.of(BOX)));
        await().until(() -> robot.lookup("#mailboxes .button").tryQuery().isPresent());
        assertThat(robot.lookup("#mailboxes .label").queryLabeled().getText()).startsWith("2 new voice messages for ");
        robot.interact(robot.lookup("#mailboxes .button").queryAs(Button.class)::fire);
        await().until(() ->
                client.calls().current().stream().anyMatch(call -> call.peer().equals(BOX)));

        fill(account, Mailbox.EMPTY);
        await().until(() -> !robot.lookup("#mailboxes").query().isVisible());
    }

    private void fill(Account account, Mailbox mailbox) {
        client.accounts()
                .put(new Account(
                        account.id(),
                        account.address(),
                        account.displayName(),
                        account.enabled(),
                        account.options(),
                        account.state(),
                        account.steps(),
                        account.demo(),
                        mailbox));
    }
}
