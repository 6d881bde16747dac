package org.isthmus.ui;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.HostServices;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.isthmus.app.Client;
import org.isthmus.app.cli.WindowLauncher;
import org.isthmus.app.profile.Profile;
import org.isthmus.app.profile.ProfileException;
import org.isthmus.ui.common.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the program with a window: opens the profile, shows the window, and puts everything away when it is closed. */
final class WindowProgram implements WindowLauncher {

    private static final Logger LOG = LoggerFactory.getLogger(WindowProgram.class);
    private static final int FAILED = 1;

    private final ClientOpener opener;
    private final PrintStream complaints;

    /** @param complaints where a person reads why there is no window */
    WindowProgram(ClientOpener opener, PrintStream complaints) {
        this.opener = opener;
        this.complaints = complaints;
    }

    @Override
    public int open(Optional<Path> folder) {
        AtomicReference<Optional<Client>> opened = new AtomicReference<>(Optional.empty());
        CountDownLatch closed = new CountDownLatch(1);
        try {
            Platform.startup(() -> {});
        } catch (UnsupportedOperationException e) {
            LOG.debug("The toolkit did not start.", e);
            complaints.println("isthmus: there is no display to open a window on.");
            return FAILED;
        }
        try {
            Client client = opener.open(folder.orElseGet(Profile::standardFolder));
            opened.set(Optional.of(client));
            Platform.runLater(() -> show(client, closed));
            closed.await();
            return 0;
        } catch (ProfileException e) {
            complaints.println("isthmus: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        } finally {
            opened.get().ifPresent(Client::close);
            Platform.exit();
        }
    }

    private static void show(Client client, CountDownLatch closed) {
        try {
            Stage stage = new Stage();
            HostServices desktop = new Desktop().getHostServices();
            Texts texts = Texts.forTag(client.settings().get().language());
            Clock clock = Clock.system(ZoneId.systemDefault());
            stage.setOnHidden(hidden -> closed.countDown());
            new IsthmusWindow(stage, client, texts, clock, desktop::showDocument).show();
        } catch (RuntimeException e) {
            LOG.error("The window could not be opened.", e);
            closed.countDown();
        }
    }

    /** JavaFX gives its way to the desktop's browser only to an application. */
    private static final class Desktop extends Application {
        @Override
        public void start(Stage stage) {
            throw new IllegalStateException("The window is opened by WindowProgram.");
        }
    }
}
