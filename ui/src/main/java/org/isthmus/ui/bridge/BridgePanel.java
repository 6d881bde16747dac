package org.isthmus.ui.bridge;

import atlantafx.base.controls.ToggleSwitch;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.isthmus.app.bridge.BridgeId;
import org.isthmus.app.bridge.BridgeView;
import org.isthmus.app.bridge.Bridges;
import org.isthmus.app.bridge.Party;
import org.isthmus.app.bridge.Traffic;
import org.isthmus.gateway.address.Network;
import org.isthmus.ui.common.Addresses;
import org.isthmus.ui.common.Avatar;
import org.isthmus.ui.common.FailureText;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.NetworkMark;
import org.isthmus.ui.common.Texts;
import org.isthmus.ui.common.Words;
import org.kordamp.ikonli.feather.Feather;

/** Everything about one cable: its ends, its switches, its figures, and who reads what through it. */
final class BridgePanel extends VBox {

    private final Bridges bridges;
    private final BridgeId id;
    private final Words words;
    private final FailureText failures;
    private final ToggleSwitch enabled = new ToggleSwitch();
    private final Map<Traffic, ToggleSwitch> carries = new EnumMap<>(Traffic.class);
    private final Label rate = new Label();
    private final Label carried = new Label();
    private final Label lost = new Label();
    private final Label loops = new Label();
    private final Label lossReason = new Label();
    private final Label readers = new Label();
    private BridgeView shown;
    private boolean filling;

    BridgePanel(Bridges bridges, BridgeView bridge, Texts texts, Runnable onClose) {
        super(16);
        this.bridges = bridges;
        this.id = bridge.id();
        this.shown = bridge;
        this.words = texts.of(BridgePanel.class);
        this.failures = new FailureText(texts);
        setId("bridge-panel");
        getStyleClass().add("bridge-panel");
        getChildren().addAll(head(bridge, onClose), body(), lossReason);
        show(bridge);
    }

    BridgeId bridge() {
        return id;
    }

    /** Takes the newest state in; what the person is just using stays where it is. */
    void show(BridgeView bridge) {
        shown = bridge;
        filling = true;
        enabled.setSelected(bridge.enabled());
        enabled.setText(words.get(bridge.enabled() ? "panel.on" : "panel.off"));
        carries.forEach((traffic, toggle) -> toggle.setSelected(bridge.carries().contains(traffic)));
        filling = false;
        rate.setText(words.get("panel.rate", bridge.perMinute()));
        carried.setText(words.get("panel.carried", bridge.carried()));
        lost.setText(words.get("panel.lost", bridge.lost()));
        mark(lost, bridge.lost() > 0 ? "figure-bad" : "figure-good");
        loops.setText(
                bridge.loopsCut() > 0 ? words.get("panel.loops", bridge.loopsCut()) : words.get("panel.loops.none"));
        mark(loops, bridge.loopsCut() > 0 ? "figure-warn" : "figure-good");
        boolean failed = bridge.lost() > 0 && bridge.lastFailure().isPresent();
        lossReason.setText(bridge.lastFailure()
                .filter(_ -> failed)
                .map(failure -> words.get("panel.lastloss", failures.whole(failure)))
                .orElse(""));
        lossReason.setVisible(failed);
        lossReason.setManaged(failed);
        readers.setText(new Readers(words).of(bridge.sip(), bridge.xmpp(), bridge.carries()));
    }

    private HBox head(BridgeView bridge, Runnable onClose) {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        enabled.setId("bridge-enabled");
        enabled.selectedProperty().addListener((_, _, on) -> {
            if (!filling) {
                bridges.setEnabled(id, on);
            }
        });
        Button remove = Icons.button(Feather.TRASH_2, words.get("panel.remove"), "flat", "danger");
        remove.setId("bridge-remove");
        remove.setOnAction(_ -> bridges.remove(id));
        Button close = Icons.button(Feather.X, words.get("panel.close"), "flat");
        close.setId("bridge-close");
        close.setOnAction(_ -> onClose.run());
        HBox head = new HBox(
                12,
                end(bridge.sip(), Network.SIP),
                Icons.icon(Feather.REPEAT, "bridge-arrows"),
                end(bridge.xmpp(), Network.XMPP),
                spring,
                enabled,
                remove,
                close);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static HBox end(Party party, Network network) {
        Avatar avatar = new Avatar(32);
        avatar.show(Socket.title(party));
        Label name = new Label(Socket.title(party));
        name.getStyleClass().add("socket-name");
        HBox line = new HBox(8, name, new NetworkMark(network));
        line.setAlignment(Pos.CENTER_LEFT);
        Label address = new Label(Addresses.shown(party.address()));
        address.getStyleClass().add("socket-address");
        VBox text = new VBox(line, address);
        text.setMinWidth(0);
        HBox end = new HBox(12, avatar, text);
        end.setAlignment(Pos.CENTER_LEFT);
        end.setMinWidth(0);
        return end;
    }

    private HBox body() {
        VBox switches = new VBox(8, heading("panel.carries"));
        for (Traffic traffic : Traffic.values()) {
            ToggleSwitch toggle = new ToggleSwitch(words.get("traffic.long." + traffic));
            toggle.setId("bridge-carries-" + traffic);
            toggle.selectedProperty().addListener((_, _, _) -> {
                if (!filling) {
                    bridges.setCarries(id, chosen());
                }
            });
            carries.put(traffic, toggle);
            switches.getChildren().add(toggle);
        }
        lost.setId("bridge-lost");
        loops.setId("bridge-loops");
        lossReason.setId("bridge-loss-reason");
        lossReason.getStyleClass().add("loss-reason");
        lossReason.setWrapText(true);
        lossReason.setMinHeight(USE_PREF_SIZE);
        lossReason.setMaxWidth(Double.MAX_VALUE);
        VBox figures = new VBox(8, heading("panel.figures"), rate, carried, lost, loops);
        readers.setId("bridge-readers");
        readers.getStyleClass().add("readers-plain");
        readers.setWrapText(true);
        readers.setMinHeight(USE_PREF_SIZE);
        VBox reading = new VBox(8, heading("panel.readers"), readers);
        switches.setMinWidth(200);
        figures.setMinWidth(USE_PREF_SIZE);
        reading.setMinWidth(0);
        HBox.setHgrow(reading, Priority.ALWAYS);
        return new HBox(32, switches, figures, reading);
    }

    private Set<Traffic> chosen() {
        Set<Traffic> chosen = EnumSet.noneOf(Traffic.class);
        chosen.addAll(shown.carries());
        carries.forEach((traffic, toggle) -> {
            if (toggle.isSelected()) {
                chosen.add(traffic);
            } else {
                chosen.remove(traffic);
            }
        });
        return chosen;
    }

    private Label heading(String key) {
        Label label = new Label(words.get(key));
        label.getStyleClass().add("section-title");
        return label;
    }

    private static void mark(Label label, String style) {
        label.getStyleClass().removeAll("figure-bad", "figure-good", "figure-warn");
        label.getStyleClass().add(style);
    }
}
