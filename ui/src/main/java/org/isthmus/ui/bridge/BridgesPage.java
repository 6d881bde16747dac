package org.isthmus.ui.bridge;

import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.isthmus.app.bridge.BridgeId;
import org.isthmus.app.bridge.BridgeView;
import org.isthmus.gateway.address.Network;
import org.isthmus.ui.common.EmptyState;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.Page;
import org.isthmus.ui.common.Styles;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.isthmus.ui.gateway.GatewayPart;
import org.kordamp.ikonli.feather.Feather;

/**
 * The patch bay: sockets of both networks, cables between them, and what the chosen cable does. Beside it the gateway, which
 * joins whole domains.
 */
public final class BridgesPage implements Page {

    private static final Duration FIGURES_EVERY = Duration.seconds(2);

    private final UiContext context;
    private final Words words;
    private final PatchBayModel model;
    private final PatchBay bay;
    private final BorderPane root = new BorderPane();
    private final StackPane middle = new StackPane();
    private final Label hint = new Label();
    private final Label lead = new Label();
    private final Button create;
    private final ToggleButton contacts = new ToggleButton();
    private final ToggleButton domains = new ToggleButton();
    private final VBox centre;
    private final EmptyState empty;
    private final Timeline figures;
    private Optional<BridgePanel> panel = Optional.empty();
    private Optional<GatewayPart> gateway = Optional.empty();

    public BridgesPage(UiContext context) {
        this.context = context;
        this.words = context.words(BridgesPage.class);
        this.model = new PatchBayModel(context.client());
        this.bay = new PatchBay(model, context.texts(), (sip, xmpp) -> ask(Optional.of(sip), Optional.of(xmpp)));
        this.create = new Button(words.get("new"), Icons.icon(Feather.PLUS));
        this.empty = emptyState();
        this.figures = new Timeline(new KeyFrame(FIGURES_EVERY, _ -> model.refreshFigures()));
        figures.setCycleCount(Animation.INDEFINITE);
        root.getStyleClass().add("bridges-page");
        Styles.add(root, BridgesPage.class, "bridge.css");
        middle.getChildren().addAll(bay, empty);
        hint.getStyleClass().add("bay-hint");
        hint.setId("bay-hint");
        HBox foot = new HBox(hint);
        foot.setAlignment(Pos.CENTER);
        foot.getStyleClass().add("bay-foot");
        this.centre = new VBox(middle, foot);
        VBox.setVgrow(middle, Priority.ALWAYS);
        root.setTop(head());
        root.setCenter(centre);
        model.cables().addListener((ListChangeListener<BridgeView>) _ -> drawPanel());
        model.selectedProperty().addListener((_, _, _) -> drawPanel());
        model.heldProperty().addListener((_, _, _) -> drawHint());
        for (Network network : Network.values()) {
            model.column(network).touchedProperty().addListener((_, _, _) -> drawHint());
        }
        drawHint();
    }

    @Override
    public String title() {
        return words.get("title");
    }

    @Override
    public Feather icon() {
        return Feather.SHUFFLE;
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public void shown() {
        if (domains.isSelected()) {
            gateway.ifPresent(GatewayPart::shown);
            return;
        }
        model.refreshFigures();
        figures.play();
        bay.focus();
    }

    @Override
    public void hidden() {
        figures.stop();
        gateway.ifPresent(GatewayPart::hidden);
    }

    private HBox head() {
        Label title = new Label(words.get("title"));
        title.getStyleClass().add("title-3");
        lead.setText(words.get("lead"));
        lead.getStyleClass().add("text-muted");
        lead.setMinWidth(0);
        lead.setWrapText(true);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        create.setId("bridge-new");
        create.getStyleClass().add("accent");
        create.setMinWidth(Region.USE_PREF_SIZE);
        create.setOnAction(_ -> ask(Optional.empty(), Optional.empty()));
        VBox text = new VBox(2, title, lead);
        text.setMinWidth(0);
        HBox head = new HBox(16, text, spring, create, parts());
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("bay-head");
        return head;
    }

    private HBox parts() {
        ToggleGroup group = new ToggleGroup();
        contacts.setText(words.get("part.contacts"));
        contacts.setId("bridges-contacts");
        contacts.getStyleClass().add("left-pill");
        domains.setText(words.get("part.domains"));
        domains.setId("bridges-gateway");
        domains.getStyleClass().add("right-pill");
        group.getToggles().addAll(contacts, domains);
        group.selectToggle(contacts);
        contacts.setMinWidth(Region.USE_PREF_SIZE);
        domains.setMinWidth(Region.USE_PREF_SIZE);
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                change();
            }
        });
        HBox parts = new HBox(contacts, domains);
        parts.setAlignment(Pos.CENTER);
        parts.setMinWidth(Region.USE_PREF_SIZE);
        parts.setAccessibleText(words.get("parts"));
        return parts;
    }

    /** Brings the chosen part to the front. */
    private void change() {
        boolean whole = domains.isSelected();
        hidden();
        lead.setText(words.get(whole ? "lead.domains" : "lead"));
        create.setVisible(!whole);
        create.setManaged(!whole);
        root.setCenter(whole ? gateway() : centre);
        drawPanel();
        shown();
    }

    /** It is made when it is chosen for the first time: most people never run a gateway, and a start should not wait for it. */
    private GatewayPart gateway() {
        GatewayPart part = gateway.orElseGet(() -> new GatewayPart(context));
        gateway = Optional.of(part);
        return part;
    }

    private EmptyState emptyState() {
        Button settings = new Button(words.get("empty.settings"));
        settings.setOnAction(_ -> context.navigator().openSettings());
        EmptyState state = new EmptyState(Feather.SHUFFLE, words.get("empty.title"), words.get("empty.text"), settings);
        state.setId("bay-empty");
        return state;
    }

    private void ask(Optional<Socket> sip, Optional<Socket> xmpp) {
        new NewBridgeDialog(context, model, sip, xmpp, root, made -> {
                    model.refreshFigures();
                    model.selectedProperty().set(Optional.of(made.id()));
                })
                .show();
    }

    private void drawPanel() {
        Optional<BridgeView> chosen = model.selectedProperty()
                .get()
                .filter(_ -> !domains.isSelected())
                .flatMap(model::cable);
        if (chosen.isEmpty()) {
            panel = Optional.empty();
            root.setBottom(null);
            return;
        }
        BridgeView bridge = chosen.get();
        BridgeId id = bridge.id();
        Optional<BridgePanel> same = panel.filter(open -> open.bridge().equals(id));
        if (same.isPresent()) {
            same.get().show(bridge);
            return;
        }
        BridgePanel opened = new BridgePanel(
                context.client().bridges(),
                bridge,
                context.texts(),
                () -> model.selectedProperty().set(Optional.empty()));
        panel = Optional.of(opened);
        root.setBottom(opened);
    }

    private void drawHint() {
        boolean sip = !model.column(Network.SIP).all().isEmpty();
        boolean xmpp = !model.column(Network.XMPP).all().isEmpty();
        empty.setVisible(!sip && !xmpp);
        bay.setVisible(sip || xmpp);
        create.setDisable(!sip && !xmpp && context.client().accounts().all().isEmpty());
        hint.setText(model.heldProperty()
                .get()
                .map(held -> words.get("hint.held." + held.network(), held.title()))
                .orElseGet(() -> sip && xmpp ? words.get("hint") : words.get("hint.onesided")));
        hint.setVisible(sip || xmpp);
    }
}
