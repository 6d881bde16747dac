package org.isthmus.ui.call;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.util.Duration;
import org.isthmus.app.call.CallView;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.Styles;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.kordamp.ikonli.feather.Feather;

/** One line under the top bar while there is a call: with whom, for how long, and a way to end it. FX thread. */
public final class CallStrip extends HBox {

    private final CallModel model;
    private final CallWords says;
    private final Hyperlink who = new Hyperlink();
    private final Label state = new Label();
    private final Label recording = new Label();

    public CallStrip(UiContext context, CallModel model) {
        super(12);
        this.model = model;
        this.says = new CallWords(context.texts(), context.clock());
        Words words = says.words();
        getStyleClass().add("call-strip");
        setId("call-strip");
        setAlignment(Pos.CENTER_LEFT);
        who.setOnAction(click -> context.navigator().openCalls());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button end = Icons.button(Feather.PHONE_OFF, words.get("hang.up"), "danger", "small");
        end.setOnAction(
                click -> model.foremost().ifPresent(call -> model.calls().hangUp(call.key())));
        recording.setText(words.get("recording"));
        recording.setGraphic(new Circle(5));
        recording.getStyleClass().add("call-recording");
        recording.setId("strip-recording");
        getChildren().addAll(Icons.icon(Feather.PHONE_CALL), who, state, recording, space, end);
        Styles.add(this, CallStrip.class, "call.css");
        Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), tick -> refresh()));
        clock.setCycleCount(Timeline.INDEFINITE);
        visibleProperty().addListener((value, was, shown) -> {
            if (shown) {
                clock.play();
            } else {
                clock.stop();
            }
        });
        model.live().addListener((Observable changed) -> refresh());
        setVisible(false);
        refresh();
    }

    private void refresh() {
        model.foremost().ifPresent(this::show);
        boolean shown = model.foremost().isPresent();
        setVisible(shown);
        setManaged(shown);
    }

    private void show(CallView call) {
        boolean recorded = model.live().stream().anyMatch(CallView::recorded);
        recording.setVisible(recorded);
        recording.setManaged(recorded);
        who.setText(says.who().name(call));
        state.setText(says.state(call));
    }
}
