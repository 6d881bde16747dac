package org.isthmus.ui.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.isthmus.app.Client;
import org.isthmus.app.account.Accounts;
import org.isthmus.app.bridge.Bridges;
import org.isthmus.app.call.Calls;
import org.isthmus.app.call.SoundDevices;
import org.isthmus.app.conversation.Conversations;
import org.isthmus.app.desktop.Notifier;
import org.isthmus.app.gateway.GatewayControl;
import org.isthmus.app.lab.Lab;
import org.isthmus.app.people.People;
import org.isthmus.app.settings.Settings;
import org.isthmus.ui.sample.SampleClient;
import org.isthmus.ui.sample.SampleWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Three choices, by keyboard too; a lab that does not start says so. */
@ExtendWith(ApplicationExtension.class)
class StartPageTest {

    private final SlowLab lab = new SlowLab();
    private final AtomicInteger done = new AtomicInteger();

    @Start
    void start(Stage stage) {
        WithLab client = new WithLab(new SampleClient(Clock.systemUTC()), lab);
        StartPage page = new StartPage(SampleWindow.context(client), done::incrementAndGet);
        SampleWindow.show(stage, page.view());
        page.shown();
    }

    @Test
    void enterStartsTheLabAndTheWindowGoesOn(FxRobot robot) {
        robot.type(KeyCode.ENTER);
        assertThat(robot.lookup("#start-lab").query().isDisabled()).isTrue();
        assertThat(done).hasValue(0);
        lab.begun.complete(null);
        await().until(() -> done.get() == 1);
    }

    @Test
    void aLabThatCannotStartSaysWhyAndCanBeTriedAgain(FxRobot robot) {
        robot.type(KeyCode.ENTER);
        lab.begun.completeExceptionally(new IOException("no free port"));
        await().until(() -> robot.lookup("#start-problem").query().isVisible());
        assertThat(robot.lookup("no free port").tryQuery()).isPresent();
        assertThat(robot.lookup("#start-lab").query().isDisabled()).isFalse();
        assertThat(done).hasValue(0);
    }

    @Test
    void theArrowKeysLeadToTheWizardAndBack(FxRobot robot) {
        robot.type(KeyCode.RIGHT).type(KeyCode.ENTER);
        assertThat(robot.lookup("Add a SIP account").tryQuery()).isPresent();
        robot.type(KeyCode.ESCAPE);
        await().until(() -> robot.lookup("#start-lab").tryQuery().isPresent());
        assertThat(done).hasValue(0);
    }

    /** A lab that starts when the test says so. */
    private static final class SlowLab implements Lab {

        private final CompletableFuture<Void> begun = new CompletableFuture<>();

        @Override
        public boolean running() {
            return begun.isDone();
        }

        @Override
        public CompletableFuture<Void> start() {
            return begun;
        }

        @Override
        public CompletableFuture<Void> stop() {
            return CompletableFuture.completedFuture(null);
        }
    }

    private record WithLab(SampleClient rest, Lab lab) implements Client {

        @Override
        public Accounts accounts() {
            return rest.accounts();
        }

        @Override
        public People people() {
            return rest.people();
        }

        @Override
        public Conversations conversations() {
            return rest.conversations();
        }

        @Override
        public Calls calls() {
            return rest.calls();
        }

        @Override
        public void prepareCalls() {
            rest.prepareCalls();
        }

        @Override
        public SoundDevices sound() {
            return rest.sound();
        }

        @Override
        public Notifier notifier() {
            return rest.notifier();
        }

        @Override
        public Bridges bridges() {
            return rest.bridges();
        }

        @Override
        public GatewayControl gateway() {
            return rest.gateway();
        }

        @Override
        public Settings settings() {
            return rest.settings();
        }

        @Override
        public void close() {
            rest.close();
        }
    }
}
