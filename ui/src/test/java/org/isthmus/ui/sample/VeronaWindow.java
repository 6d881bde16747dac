package org.isthmus.ui.sample;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import org.isthmus.app.call.CallView;
import org.isthmus.app.people.ContactPoint;
import org.isthmus.app.people.Person;
import org.isthmus.ui.IsthmusWindow;
import org.isthmus.ui.common.Texts;
import org.testfx.api.FxRobot;

/** The whole window, in English, with the people of Verona; Romeo is who calls. */
public final class VeronaWindow implements AutoCloseable {

    private final Clock clock = Clock.system(ZoneOffset.UTC);
    private final SampleClient client = SampleClient.verona(clock);
    private Optional<IsthmusWindow> window = Optional.empty();

    /** Opens it. On the FX thread. */
    public void show(Stage stage) {
        IsthmusWindow shown = new IsthmusWindow(stage, client, new Texts(Locale.ENGLISH), clock, url -> {});
        shown.show();
        window = Optional.of(shown);
    }

    public SampleClient client() {
        return client;
    }

    public Clock clock() {
        return clock;
    }

    public IsthmusWindow window() {
        return window.orElseThrow();
    }

    public Person person(String name) {
        return client.people().all().stream()
                .filter(person -> person.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public Person romeo() {
        return person("Romeo Montague");
    }

    public ContactPoint romeosPhone() {
        return romeo().points().getFirst();
    }

    /** Romeo calls. */
    public CallView ring(boolean video) {
        return client.calls().incoming(romeosPhone().account(), romeosPhone().address(), video);
    }

    /** The one call that there is. */
    public CallView only() {
        return client.calls().current().getFirst();
    }

    @Override
    public void close() {
        client.close();
    }

    public static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
    }

    public static boolean visible(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
    }

    public static void until(BooleanSupplier condition) {
        await().atMost(Duration.ofSeconds(20)).until(condition::getAsBoolean);
    }
}
