package org.isthmus.ui.gateway;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.isthmus.app.gateway.SideState;
import org.isthmus.gateway.address.Network;
import org.isthmus.ui.common.FailureText;
import org.isthmus.ui.common.Labels;
import org.isthmus.ui.common.NetworkMark;
import org.isthmus.ui.common.Texts;
import org.isthmus.ui.common.Words;

/** One side of the gateway: whose domains they are, and how the connection is doing in words. */
final class SideCard extends VBox {

    private final Words words;
    private final FailureText failures;
    private final DateTimeFormatter times;
    private final Network network;
    private final Label domains = new Label();
    private final Label state = Labels.wrapped("");
    private final Label detail = Labels.wrapped("");

    SideCard(Network network, Texts texts, ZoneId zone) {
        super(8);
        this.network = network;
        this.words = texts.of(SideCard.class);
        this.failures = new FailureText(texts);
        this.times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withLocale(words.locale())
                .withZone(zone);
        setId("gateway-" + network);
        getStyleClass().addAll("card-box", "gateway-side");
        domains.getStyleClass().add("gateway-domains");
        HBox head = new HBox(8, domains, new NetworkMark(network));
        head.setAlignment(Pos.CENTER_LEFT);
        detail.getStyleClass().add("caption");
        getChildren().addAll(head, state, detail);
        setMinWidth(0);
        setFocusTraversable(true);
    }

    /** @param where what is at the other end, empty when there is nothing to add */
    void show(List<String> names, SideState now, String where) {
        domains.setText(String.join(", ", names));
        getStyleClass().removeAll("side-good", "side-bad", "side-waiting");
        switch (now) {
            case SideState.Listening(var places) ->
                say("side-good", words.get("side.listening"), String.join("   ", places));
            case SideState.Connecting() -> say("side-waiting", words.get("side.connecting"), where);
            case SideState.Connected(var since) ->
                say("side-good", words.get("side.connected", times.format(since)), where);
            case SideState.Lost(var why) ->
                say("side-bad", words.get("side.lost", failures.what(why.reason())), why.detail());
        }
        setAccessibleText(words.get("side.accessible", network, domains.getText(), state.getText()));
    }

    private void say(String style, String text, String more) {
        getStyleClass().add(style);
        state.setText(text);
        detail.setText(more);
        detail.setManaged(!more.isEmpty());
    }
}
