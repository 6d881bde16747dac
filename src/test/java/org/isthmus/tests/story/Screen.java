package org.isthmus.tests.story;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.MouseButton;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The eyes and the hands of the person in front of the window: sees only what is visible, and uses mouse and keyboard. */
final class Screen {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FxRobot robot = new FxRobot();

    FxRobot robot() {
        return robot;
    }

    boolean sees(String query) {
        return find(query, node -> true).isPresent();
    }

    /** Waits until something like this is on the screen. */
    Node see(String query) {
        return see(query, node -> true);
    }

    Node see(String query, Predicate<Node> like) {
        await(query).atMost(PATIENCE).until(() -> find(query, like).isPresent());
        return find(query, like).orElseThrow();
    }

    /** Waits for a label, a button or the like that says this. */
    Node seeText(String within, String text) {
        await(text).atMost(PATIENCE).until(() -> findText(within, text).isPresent());
        return findText(within, text).orElseThrow();
    }

    boolean seesText(String within, String text) {
        return findText(within, text).isPresent();
    }

    void press(String query) {
        press(query, node -> true);
    }

    void press(String query, Predicate<Node> like) {
        robot.clickOn(place(() -> find(query, like)));
    }

    void pressText(String within, String text) {
        robot.clickOn(place(() -> findText(within, text)));
    }

    void openPage(String title) {
        pressText(".navigation-rail", title);
    }

    /** Drags with the mouse from one label to another. */
    void drag(String fromList, String from, String toList, String to) {
        Point2D begin = place(() -> findText(fromList, from));
        Point2D end = place(() -> findText(toList, to));
        robot.drag(begin, MouseButton.PRIMARY).dropTo(end);
    }

    /** The middle of something on the screen. Rows may be drawn anew at any time, so it is found and measured in one go. */
    private Point2D place(Supplier<Optional<Node>> search) {
        WaitForAsyncUtils.waitForFxEvents();
        return await().atMost(PATIENCE)
                .until(() -> onFx(() -> search.get().map(Screen::middle)), Optional::isPresent)
                .orElseThrow();
    }

    private static Point2D middle(Node node) {
        Bounds bounds = node.localToScreen(node.getLayoutBounds());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    /** Types into a field that is empty; what no key says is pasted. */
    void type(String query, String text) {
        press(query);
        if (text.chars().allMatch(c -> c < 128)) {
            robot.write(text);
        } else {
            robot.interact(
                    () -> robot.lookup(query).queryAs(TextInputControl.class).appendText(text));
        }
    }

    /** What the rows of the open chat say to a screen reader, top down. */
    List<String> chatRows() {
        return visible(".chat-row")
                .map(Node::getAccessibleText)
                .filter(text -> text != null)
                .toList();
    }

    /** The rows of the open chat with this in them. */
    List<Node> chatRows(String text) {
        return visible(".chat-row")
                .filter(row -> row.getAccessibleText() != null
                        && row.getAccessibleText().contains(text))
                .toList();
    }

    /** Whether a row of this kind says this to a screen reader. */
    boolean seesRow(String query, String text) {
        return visible(query)
                .anyMatch(row -> row.getAccessibleText() != null
                        && row.getAccessibleText().contains(text));
    }

    private Optional<Node> find(String query, Predicate<Node> like) {
        return visible(query).filter(like).findFirst();
    }

    private Optional<Node> findText(String within, String text) {
        return visible(within)
                .flatMap(parent -> onFx(() -> List.copyOf(parent.lookupAll("*"))).stream())
                .filter(Screen::shown)
                .filter(node -> node instanceof Labeled labeled && text.equals(labeled.getText()))
                .findFirst();
    }

    private Stream<Node> visible(String query) {
        return onFx(() -> List.<Node>copyOf(robot.lookup(query).queryAll())).stream()
                .filter(Screen::shown);
    }

    private static <T> T onFx(Supplier<T> action) {
        if (Platform.isFxApplicationThread()) {
            return action.get();
        }
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), action::get);
    }

    private static boolean shown(Node node) {
        for (Node now = node; now != null; now = now.getParent()) {
            if (!now.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null
                && node.getScene().getWindow() != null
                && node.getScene().getWindow().isShowing();
    }
}
