package org.isthmus.ui.call;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.isthmus.media.VideoSink;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.Styles;
import org.isthmus.ui.common.Words;
import org.kordamp.ikonli.feather.Feather;

/** The other side's picture with the own one small in a corner, in the call's card or over the whole screen. FX thread. */
final class PictureStage extends BorderPane {

    private static final double LEAST_HEIGHT = 160;
    private static final double HEIGHT = 360;
    private static final Insets MARGIN = new Insets(12);

    private final Words words;
    private final Consumer<Scene> dress;
    private final PicturePane other = new PicturePane();
    private final PicturePane self = new PicturePane();
    private final StackPane pictures = new StackPane();
    private final Label nothing = new Label();
    private final Button full;
    private Optional<Stage> screen = Optional.empty();
    private Point2D grip = Point2D.ZERO;

    /** @param dress gives a window the look of the main one */
    PictureStage(Words words, Consumer<Scene> dress) {
        this.words = words;
        this.dress = dress;
        getStyleClass().add("picture-stage");
        setMinHeight(LEAST_HEIGHT);
        setPrefHeight(HEIGHT);
        nothing.setText(words.get("picture.none"));
        nothing.getStyleClass().add("picture-nothing");
        other.setId("picture-other");
        self.setId("picture-self");
        self.getStyleClass().add("picture-self");
        self.setMinSize(160, 120);
        self.setMaxSize(160, 120);
        self.setVisible(false);
        self.setCursor(Cursor.MOVE);
        self.setAccessibleText(words.get("picture.self"));
        self.setOnMousePressed(press ->
                grip = new Point2D(press.getSceneX() - self.getTranslateX(), press.getSceneY() - self.getTranslateY()));
        self.setOnMouseDragged(this::drag);
        StackPane.setAlignment(self, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(self, MARGIN);
        full = Icons.button(Feather.MAXIMIZE, words.get("picture.full"), "picture-full");
        full.setId("picture-full");
        full.setOnAction(click -> screen.ifPresentOrElse(Stage::close, this::fill));
        StackPane.setAlignment(full, Pos.TOP_RIGHT);
        StackPane.setMargin(full, MARGIN);
        pictures.getStyleClass().add("pictures");
        pictures.getChildren().setAll(nothing, other, self, full);
        setCenter(pictures);
        other.onShowing(() -> nothing.setVisible(!other.showing()));
        self.onShowing(() -> self.setVisible(self.showing()));
    }

    VideoSink otherSide() {
        return other;
    }

    VideoSink thisSide() {
        return self;
    }

    /** The call is over, or has no picture any more. */
    void leave() {
        screen.ifPresent(Stage::close);
    }

    /** Inside of the picture only, so that it can always be got hold of again. */
    private void drag(MouseEvent drag) {
        double x = drag.getSceneX() - grip.getX();
        double y = drag.getSceneY() - grip.getY();
        self.setTranslateX(Math.clamp(x, Math.min(0, self.getWidth() - pictures.getWidth()), 0));
        self.setTranslateY(Math.clamp(y, Math.min(0, self.getHeight() - pictures.getHeight()), 0));
    }

    private void fill() {
        Stage stage = new Stage();
        stage.initOwner(getScene().getWindow());
        BorderPane root = new BorderPane();
        root.getStyleClass().add("picture-screen");
        Styles.add(root, PictureStage.class, "call.css");
        Rectangle2D bounds = screenOf(getScene().getWindow()).getBounds();
        Scene scene = new Scene(root, bounds.getWidth(), bounds.getHeight());
        dress.accept(scene);
        stage.setScene(scene);
        // The size and place of the screen from the start, for desktops without a manager of windows.
        stage.setX(bounds.getMinX());
        stage.setY(bounds.getMinY());
        stage.setTitle(words.get("picture.full"));
        stage.setFullScreenExitHint("");
        setCenter(null);
        self.setTranslateX(0);
        self.setTranslateY(0);
        root.setCenter(pictures);
        full.setGraphic(Icons.icon(Feather.MINIMIZE));
        stage.fullScreenProperty().addListener((value, was, now) -> {
            if (was && !now) {
                stage.close();
            }
        });
        stage.setOnHidden(hidden -> {
            root.setCenter(null);
            full.setGraphic(Icons.icon(Feather.MAXIMIZE));
            self.setTranslateX(0);
            self.setTranslateY(0);
            setCenter(pictures);
            screen = Optional.empty();
        });
        screen = Optional.of(stage);
        stage.setFullScreen(true);
        stage.show();
    }

    private static Screen screenOf(Window window) {
        return Screen.getScreensForRectangle(window.getX(), window.getY(), window.getWidth(), window.getHeight())
                .stream()
                .findFirst()
                .orElseGet(Screen::getPrimary);
    }
}
