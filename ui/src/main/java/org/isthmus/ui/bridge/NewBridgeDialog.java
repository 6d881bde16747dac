package org.isthmus.ui.bridge;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.isthmus.app.bridge.BridgeView;
import org.isthmus.app.bridge.Traffic;
import org.isthmus.gateway.address.Network;
import org.isthmus.ui.common.Dialogs;
import org.isthmus.ui.common.FxThread;
import org.isthmus.ui.common.Styles;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;

/** Asks what a new cable joins and carries, and says who will read what, before anything is plugged in. */
final class NewBridgeDialog extends Dialog<ButtonType> {

    private final UiContext context;
    private final Words words;
    private final Consumer<BridgeView> onMade;
    private final PartyPicker sip;
    private final PartyPicker xmpp;
    private final Map<Traffic, CheckBox> carries = new EnumMap<>(Traffic.class);
    private final CheckBox announce = new CheckBox();
    private final Label who = new Label();
    private final Label problem = new Label();
    private final Button plug;

    NewBridgeDialog(
            UiContext context,
            PatchBayModel model,
            Optional<Socket> fromSip,
            Optional<Socket> fromXmpp,
            Node owner,
            Consumer<BridgeView> onMade) {
        this.context = context;
        this.words = context.words(NewBridgeDialog.class);
        this.onMade = onMade;
        this.sip = picker(model, Network.SIP, fromSip);
        this.xmpp = picker(model, Network.XMPP, fromXmpp);
        setTitle(words.get("new.title"));
        setResizable(true);
        ButtonType plugIn = new ButtonType(words.get("new.plug"), ButtonBar.ButtonData.OK_DONE);
        getDialogPane()
                .getButtonTypes()
                .setAll(plugIn, new ButtonType(words.get("new.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE));
        Dialogs.dress(this, owner);
        Styles.add(getDialogPane(), NewBridgeDialog.class, "bridge.css");
        getDialogPane().getStyleClass().add("new-bridge");
        getDialogPane().setContent(content());
        plug = (Button) getDialogPane().lookupButton(plugIn);
        plug.setId("bridge-plug");
        plug.addEventFilter(ActionEvent.ACTION, event -> {
            event.consume();
            create();
        });
        sip.chosenProperty().addListener((_, _, _) -> refresh());
        xmpp.chosenProperty().addListener((_, _, _) -> refresh());
        refresh();
        if (fromSip.isPresent() && fromXmpp.isPresent()) {
            setOnShown(_ -> plug.requestFocus());
        }
    }

    private PartyPicker picker(PatchBayModel model, Network network, Optional<Socket> begin) {
        return new PartyPicker(
                network,
                model.column(network).all(),
                context.client().accounts().all(),
                begin,
                words);
    }

    private VBox content() {
        HBox ends = new HBox(24, sip, xmpp);
        HBox.setHgrow(sip, Priority.ALWAYS);
        HBox.setHgrow(xmpp, Priority.ALWAYS);
        sip.setPrefWidth(300);
        xmpp.setPrefWidth(300);
        Label heading = new Label(words.get("new.carries"));
        heading.getStyleClass().add("form-heading");
        HBox choices = new HBox(24);
        for (Traffic traffic : Traffic.values()) {
            CheckBox box = new CheckBox(words.get("traffic.long." + traffic));
            box.setId("new-carries-" + traffic);
            box.setSelected(true);
            box.selectedProperty().addListener((_, _, _) -> refresh());
            carries.put(traffic, box);
            choices.getChildren().add(box);
        }
        announce.setId("new-announce");
        announce.setText(words.get("new.announce"));
        announce.setSelected(true);
        who.setId("new-who");
        who.getStyleClass().add("readers");
        who.setWrapText(true);
        who.setMinHeight(116);
        who.setMaxWidth(Double.MAX_VALUE);
        problem.setId("new-problem");
        problem.getStyleClass().add("form-problem");
        problem.setWrapText(true);
        VBox all = new VBox(16, ends, new VBox(8, heading, choices, announce), who, problem);
        all.setPrefWidth(640);
        VBox.setVgrow(ends, Priority.ALWAYS);
        return all;
    }

    private Set<Traffic> chosenTraffic() {
        Set<Traffic> chosen = EnumSet.noneOf(Traffic.class);
        carries.forEach((traffic, box) -> {
            if (box.isSelected()) {
                chosen.add(traffic);
            }
        });
        return chosen;
    }

    private void refresh() {
        Optional<Socket> left = sip.chosen();
        Optional<Socket> right = xmpp.chosen();
        Set<Traffic> traffic = chosenTraffic();
        plug.setDisable(left.isEmpty() || right.isEmpty() || traffic.isEmpty());
        problem.setText("");
        who.setText(
                left.isPresent() && right.isPresent()
                        ? new Readers(words).of(left.get().party(), right.get().party(), traffic)
                        : words.get("new.choose"));
    }

    private void create() {
        Optional<Socket> left = sip.chosen();
        Optional<Socket> right = xmpp.chosen();
        if (left.isEmpty() || right.isEmpty()) {
            return;
        }
        plug.setDisable(true);
        FxThread.then(
                context.client()
                        .bridges()
                        .create(left.get().party(), right.get().party(), chosenTraffic(), announce.isSelected()),
                made -> {
                    close();
                    onMade.accept(made);
                },
                thrown -> {
                    plug.setDisable(false);
                    Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null
                            ? thrown.getCause()
                            : thrown;
                    String message = cause.getMessage();
                    problem.setText(message == null ? words.get("new.failed") : message);
                });
    }
}
