package org.isthmus.ui;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
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

    private final ClientOpener opener;

    WindowProgram(ClientOpener opener) {
        this.opener = opener;
    }

    /** @throws NoWindowException when there is no display or the profile cannot be used */
    @Override
    public int open(Optional<Path> folder, boolean lab) {
        CountDownLatch closed = new CountDownLatch(1);
        try {
            Platform.startup(() -> {});
        } catch (UnsupportedOperationException e) {
            throw new NoWindowException("there is no display to open a window on.", e);
        }
        try (Client client = opener.open(folder.orElseGet(Profile::standardFolder))) {
            Platform.runLater(() -> show(client, lab, closed));
            closed.await();
            return 0;
        } catch (ProfileException e) {
            throw new NoWindowException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoWindowException("interrupted.", e);
        } finally {
            Platform.exit();
        }
    }

    private static void show(Client client, boolean lab, CountDownLatch closed) {
        try {
            Stage stage = new Stage();
            HostServices desktop = new Desktop().getHostServices();
            Texts texts = Texts.forTag(client.settings().get().language());
            Clock clock = Clock.system(ZoneId.systemDefault());
            stage.setOnHidden(hidden -> closed.countDown());
            if (System.getenv(StartFigures.VARIABLE) != null) {
                new StartFigures().watch(stage, client.accounts());
            }
            IsthmusWindow window = new IsthmusWindow(stage, client, texts, clock, desktop::showDocument);
            window.show();
            if (lab) {
                window.startLab();
            }
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
