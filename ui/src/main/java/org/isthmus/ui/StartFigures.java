package org.isthmus.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.isthmus.app.account.Account;
import org.isthmus.app.account.Accounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long after the start of the process the window is there, and the lab's accounts are signed in; said in the log. */
final class StartFigures {

    /** The environment variable that asks for the figures. */
    static final String VARIABLE = "ISTHMUS_MEASURE";

    private static final Logger LOG = LoggerFactory.getLogger(StartFigures.class);
    private static final int FRAMES = 2;
    private static final int DEMO_ACCOUNTS = 2;

    private final Instant begun = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    private final AtomicBoolean labSaid = new AtomicBoolean();

    /** Both figures come once. FX thread. */
    void watch(Stage stage, Accounts accounts) {
        new AnimationTimer() {
            private int pulses;

            // Called before a frame is drawn, so that the third call comes after the second frame.
            @Override
            public void handle(long now) {
                if (stage.isShowing() && pulses++ == FRAMES) {
                    stop();
                    say("window");
                }
            }
        }.start();
        accounts.observe(event -> {
            List<Account> demo = accounts.all().stream().filter(Account::demo).toList();
            if (demo.size() == DEMO_ACCOUNTS
                    && demo.stream().allMatch(Account::online)
                    && labSaid.compareAndSet(false, true)) {
                say("lab");
            }
        });
    }

    private void say(String what) {
        LOG.info(
                "measured: {} {} ms",
                what,
                Duration.between(begun, Instant.now()).toMillis());
    }
}
