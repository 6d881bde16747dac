package org.isthmus.ui;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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
        // The profile and the toolkit take about as long to open, so each has a thread.
        FutureTask<Client> opening = new FutureTask<>(() -> opener.open(folder.orElseGet(Profile::standardFolder)));
        Thread.ofPlatform().name("isthmus-open").start(opening);
        try {
            Platform.startup(() -> {});
        } catch (UnsupportedOperationException e) {
            opened(opening).close();
            throw new NoWindowException("there is no display to open a window on.", e);
        }
        CountDownLatch closed = new CountDownLatch(1);
        try (Client client = opened(opening)) {
            Platform.runLater(() -> show(client, lab, closed));
            closed.await();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoWindowException("interrupted.", e);
        } finally {
            Platform.exit();
        }
    }

    private static Client opened(FutureTask<Client> opening) {
        try {
            return opening.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProfileException profile) {
                throw new NoWindowException(String.valueOf(profile.getMessage()), profile);
            }
            throw new IllegalStateException("The program could not be opened.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoWindowException("interrupted.", e);
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
