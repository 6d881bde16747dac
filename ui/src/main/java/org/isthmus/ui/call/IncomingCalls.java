package org.isthmus.ui.call;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.isthmus.app.call.CallKey;
import org.isthmus.app.call.CallView;
import org.isthmus.ui.common.Avatar;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.NetworkMark;
import org.isthmus.ui.common.Styles;
import org.isthmus.ui.common.UiContext;
import org.kordamp.ikonli.feather.Feather;

/**
 * A small window for each call that comes in. Whoever is typing goes on typing: the main window keeps the keyboard. FX thread.
 */
public final class IncomingCalls {

    private static final double WIDTH = 440;
    private static final double HEIGHT = 152;
    private static final double MARGIN = 24;

    private final UiContext context;
    private final CallModel model;
    private final CallWords says;
    private final Stage main;
    private final Consumer<Scene> dress;
    private final Map<CallKey, Stage> windows = new HashMap<>();

    /** @param dress gives a window the look of the main one */
    public IncomingCalls(UiContext context, CallModel model, Stage main, Consumer<Scene> dress) {
        this.context = context;
        this.model = model;
        this.says = new CallWords(context.texts(), context.clock());
        this.main = main;
        this.dress = dress;
    }

    /** From now on calls that come in show their windows. */
    public void watch() {
        model.live().addListener((Observable changed) -> refresh());
        refresh();
    }

    private void refresh() {
        windows.entrySet().removeIf(entry -> {
            boolean rings = model.live().stream().anyMatch(call -> call.key().equals(entry.getKey()) && call.rings());
            if (!rings) {
                entry.getValue().close();
            }
            return !rings;
        });
        for (CallView call : model.live()) {
            if (call.rings() && !call.quiet() && !windows.containsKey(call.key())) {
                windows.put(call.key(), open(call));
            }
        }
    }

    private Stage open(CallView call) {
        boolean typing = main.isFocused();
        Stage window = new Stage(StageStyle.UNDECORATED);
        Scene scene = new Scene(content(call), WIDTH, HEIGHT);
        dress.accept(scene);
        window.setScene(scene);
        window.setTitle(says.words().get("incoming.title", says.who().name(call)));
        window.setAlwaysOnTop(true);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        // The corners and the top are where desktops show notices, this call's own among them.
        window.setX(screen.getMaxX() - WIDTH - MARGIN);
        window.setY(screen.getMinY() + screen.getHeight() / 4 + windows.size() * (HEIGHT + MARGIN));
        window.show();
        if (typing) {
            main.requestFocus();
        }
        return window;
    }

    private VBox content(CallView call) {
        Avatar avatar = new Avatar(48);
        avatar.show(call.name());
        Label name = new Label(says.who().name(call));
        name.getStyleClass().add("title-4");
        Label address = new Label(says.who().address(call));
        address.getStyleClass().add("text-muted");
        Label what = new Label(says.state(call));
        NetworkMark mark = new NetworkMark();
        mark.show(java.util.Set.of(call.peer().network()));
        VBox who = new VBox(4, name, address, new HBox(8, what, mark));
        HBox top = new HBox(16, avatar, who);
        top.setAlignment(Pos.CENTER_LEFT);
        Button accept = accept(call, "accept", Feather.PHONE, false);
        Button acceptVideo = accept(call, "accept.video", Feather.VIDEO, true);
        Button decline = new Button(says.words().get("decline"), Icons.icon(Feather.PHONE_OFF));
        decline.setId("incoming-decline");
        decline.getStyleClass().add("danger");
        decline.setOnAction(click -> model.calls().decline(call.key()));
        DeclineMenu why = new DeclineMenu(says.words(), model.calls(), call.key());
        HBox buttons = new HBox(8);
        buttons.getChildren()
                .setAll(call.video() ? List.of(acceptVideo, accept, why, decline) : List.of(accept, why, decline));
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox content = new VBox(16, top, buttons);
        content.getStyleClass().add("incoming-call");
        Styles.add(content, IncomingCalls.class, "call.css");
        return content;
    }

    private Button accept(CallView call, String name, Feather icon, boolean video) {
        Button accept = new Button(says.words().get(name), Icons.icon(icon));
        accept.setId(video ? "incoming-accept-video" : "incoming-accept");
        accept.getStyleClass().add("success");
        accept.setOnAction(click -> {
            model.calls().answer(call.key(), video);
            context.navigator().openCalls();
        });
        return accept;
    }
}
