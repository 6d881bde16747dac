package org.isthmus.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;
import org.isthmus.app.settings.Preferences;
import org.isthmus.ui.common.Texts;
import org.isthmus.ui.sample.SampleClient;

/**
 * Takes pictures of the window with the people of Verona in it: {@code Pictures FOLDER LIGHT|DARK SCALE LANGUAGE}. On the
 * headless platform no screen is needed.
 */
public final class Pictures {

    private final Path folder;
    private final String name;
    private final double scale;
    private final SampleClient client;
    private final IsthmusWindow window;
    private final Stage stage;
    private final Deque<Runnable> steps = new ArrayDeque<>();

    private Pictures(Path folder, Preferences.Theme theme, double scale, Locale locale) {
        this.folder = folder;
        this.name = theme.name().toLowerCase(Locale.ROOT) + "-" + Math.round(scale * 100) + "-" + locale;
        this.scale = scale;
        this.client = SampleClient.verona(Clock.system(ZoneId.systemDefault()));
        client.settings().set(client.settings().get().withTheme(theme));
        this.stage = new Stage();
        this.window =
                new IsthmusWindow(stage, client, new Texts(locale), Clock.system(ZoneId.systemDefault()), url -> {});
    }

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        Preferences.Theme theme = Preferences.Theme.valueOf(arguments[1]);
        double scale = Double.parseDouble(arguments[2]);
        Locale locale = Locale.forLanguageTag(arguments[3]);
        Platform.startup(() -> new Pictures(folder, theme, scale, locale).run());
    }

    private void run() {
        var people = client.people().all();
        steps.add(() -> picture("chats-none"));
        steps.add(() -> window.openChat(people.get(0).id()));
        steps.add(() -> picture("chat"));
        steps.add(() -> client.conversations()
                .send(
                        people.get(0).id(),
                        client.conversations()
                                .preferredRoute(people.get(0).id())
                                .orElseThrow(),
                        "I bring the cheese"));
        steps.add(() -> picture("chat-sent"));
        steps.add(() -> window.openChat(people.get(2).id()));
        steps.add(() -> picture("chat-failed"));
        steps.add(() -> window.openPerson(people.get(0).id()));
        steps.add(() -> picture("people"));
        window.show();
        next();
    }

    private void next() {
        PauseTransition wait = new PauseTransition(Duration.millis(700));
        wait.setOnFinished(end -> {
            if (steps.isEmpty()) {
                Platform.exit();
            } else {
                steps.removeFirst().run();
                next();
            }
        });
        wait.play();
    }

    private void picture(String what) {
        Scene scene = stage.getScene();
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        WritableImage image = scene.getRoot().snapshot(parameters, null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        out.setRGB(0, 0, width, height, pixels, 0, width);
        try {
            Files.createDirectories(folder);
            ImageIO.write(out, "png", folder.resolve(what + "-" + name + ".png").toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
