package org.isthmus.ui.bridge;

import java.util.Optional;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.isthmus.app.bridge.BridgeView;
import org.isthmus.app.bridge.Traffic;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.Words;
import org.kordamp.ikonli.feather.Feather;

/** What hangs on a cable: what it carries, how fast, and what was lost. Choosing it chooses the cable. */
final class CableLabel extends ToggleButton {

    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final PseudoClass LOSSY = PseudoClass.getPseudoClass("lossy");
    private static final PseudoClass LOOPED = PseudoClass.getPseudoClass("looped");

    private final Words words;
    private final HBox content = new HBox(8);

    CableLabel(Words words) {
        this.words = words;
        getStyleClass().add("cable-label");
        content.setAlignment(Pos.CENTER);
        setGraphic(content);
    }

    void show(BridgeView bridge) {
        pseudoClassStateChanged(OFF, !bridge.enabled());
        pseudoClassStateChanged(LOSSY, bridge.lost() > 0);
        pseudoClassStateChanged(LOOPED, bridge.loopsCut() > 0);
        content.getChildren().clear();
        for (Traffic traffic : Traffic.values()) {
            if (bridge.carries().contains(traffic)) {
                content.getChildren().add(Icons.icon(icon(traffic), "cable-label-icon"));
            }
        }
        content.getChildren().add(new Label(figures(bridge)));
        if (bridge.lost() > 0) {
            content.getChildren().add(Icons.icon(Feather.ALERT_TRIANGLE, "cable-label-alert"));
        }
        setAccessibleText(words.get(
                "cable.accessible",
                Socket.title(bridge.sip()),
                Socket.title(bridge.xmpp()),
                carries(bridge).orElse(words.get("traffic.nothing")),
                figures(bridge)));
    }

    private String figures(BridgeView bridge) {
        if (!bridge.enabled()) {
            return words.get("cable.off");
        }
        return words.get("cable.figures", bridge.perMinute(), bridge.lost());
    }

    private Optional<String> carries(BridgeView bridge) {
        return bridge.carries().isEmpty()
                ? Optional.empty()
                : Optional.of(bridge.carries().stream()
                        .sorted()
                        .map(traffic -> words.get("traffic." + traffic))
                        .collect(Collectors.joining(", ")));
    }

    static Feather icon(Traffic traffic) {
        return switch (traffic) {
            case CHAT -> Feather.MESSAGE_CIRCLE;
            case PRESENCE -> Feather.EYE;
        };
    }
}
