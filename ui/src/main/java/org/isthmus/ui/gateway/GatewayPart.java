package org.isthmus.ui.gateway;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import org.isthmus.app.gateway.GatewayReport;
import org.isthmus.app.gateway.GatewayView;
import org.isthmus.app.gateway.GatewayView.Phase;
import org.isthmus.gateway.address.Network;
import org.isthmus.ui.common.EmptyState;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.Styles;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.kordamp.ikonli.feather.Feather;

/** The gateway between whole domains: its file, start and stop, its two sides, and what crosses. FX thread. */
public final class GatewayPart extends StackPane {

    private static final Duration FIGURES_EVERY = Duration.seconds(1);

    private final UiContext context;
    private final Words words;
    private final GatewayModel model;
    private final Timeline figures;
    private final Button choose;
    private final EmptyState empty;
    private final ScrollPane scroll = new ScrollPane();
    private final Label path = new Label();
    private final Label phase = new Label();
    private final Button toggle = new Button();
    private final Button check;
    private final MistakeList mistakes;
    private final SideCard sip;
    private final SideCard xmpp;
    private final FigureTable table;
    private final Label queues = new Label();
    private final VBox running;

    public GatewayPart(UiContext context) {
        this.context = context;
        this.words = context.words(GatewayPart.class);
        this.model = new GatewayModel(context.client().gateway());
        this.mistakes = new MistakeList(context.texts());
        this.sip = new SideCard(Network.SIP, context.texts(), context.clock().getZone());
        this.xmpp = new SideCard(Network.XMPP, context.texts(), context.clock().getZone());
        this.table = new FigureTable(context.texts());
        this.check = Icons.button(Feather.REFRESH_CW, words.get("check"), "flat");
        this.figures = new Timeline(new KeyFrame(FIGURES_EVERY, _ -> model.refresh()));
        figures.setCycleCount(Animation.INDEFINITE);
        this.choose = new Button(words.get("choose"));
        this.empty = emptyState();
        HBox sides = new HBox(16, sip, xmpp);
        HBox.setHgrow(sip, Priority.ALWAYS);
        HBox.setHgrow(xmpp, Priority.ALWAYS);
        sip.setPrefWidth(320);
        xmpp.setPrefWidth(320);
        queues.getStyleClass().add("text-muted");
        queues.setId("gateway-queues");
        queues.setWrapText(true);
        this.running = new VBox(16, sides, table, queues);
        VBox content = new VBox(16, fileCard(), mistakes, running);
        content.getStyleClass().add("gateway-content");
        scroll.setContent(content);
        scroll.setFitToWidth(true);
        getStyleClass().add("gateway-part");
        Styles.add(this, GatewayPart.class, "gateway.css");
        getChildren().addAll(scroll, empty);
        model.viewProperty().subscribe(this::draw);
    }

    /** It has come to the front: figures move, and the file is looked at again unless the gateway runs with it. */
    public void shown() {
        model.refresh();
        figures.play();
        if (model.view().phase() == Phase.STOPPED) {
            model.check();
        }
        // What is in the scroll pane is in the window, and can have the focus, only when this has been styled.
        applyCss();
        (model.view().file().isPresent() ? toggle : choose).requestFocus();
    }

    public void hidden() {
        figures.stop();
    }

    private EmptyState emptyState() {
        choose.setId("gateway-choose");
        choose.getStyleClass().add("accent");
        choose.setOnAction(_ -> chooseFile());
        EmptyState state = new EmptyState(Feather.GLOBE, words.get("empty.title"), words.get("empty.text"), choose);
        state.setId("gateway-empty");
        return state;
    }

    private HBox fileCard() {
        path.getStyleClass().add("gateway-file");
        path.setId("gateway-file");
        path.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        path.setMinWidth(0);
        phase.getStyleClass().add("caption");
        phase.setId("gateway-phase");
        VBox text = new VBox(2, path, phase);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        check.setId("gateway-check");
        check.setOnAction(_ -> model.check());
        Button folder = Icons.button(Feather.FOLDER, words.get("folder"), "flat");
        folder.setId("gateway-folder");
        folder.setOnAction(_ -> model.view().file().ifPresent(this::openFolder));
        Button other = Icons.button(Feather.FILE_TEXT, words.get("other"), "flat");
        other.setId("gateway-other");
        other.setOnAction(_ -> chooseFile());
        toggle.setId("gateway-toggle");
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        toggle.setOnAction(_ -> model.startOrStop());
        HBox card = new HBox(8, text, check, folder, other, toggle);
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().add("card-box");
        return card;
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.get("choose"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(words.get("choose.toml"), "*.toml"),
                        new FileChooser.ExtensionFilter(words.get("choose.all"), "*.*"));
        model.view()
                .file()
                .map(Path::getParent)
                .map(Path::toFile)
                .filter(File::isDirectory)
                .ifPresent(chooser::setInitialDirectory);
        Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow()))
                .ifPresent(file -> model.choose(file.toPath()));
    }

    private void openFolder(Path file) {
        Optional.ofNullable(file.getParent())
                .ifPresent(folder -> context.navigator().browse(folder.toUri().toString()));
    }

    private void draw(GatewayView view) {
        empty.setVisible(view.file().isEmpty());
        scroll.setVisible(view.file().isPresent());
        path.setText(view.file().map(Path::toString).orElse(""));
        boolean busy = view.phase() == Phase.STARTING || view.phase() == Phase.STOPPING;
        boolean runs = view.phase() == Phase.RUNNING;
        phase.setText(words.get(
                view.phase() == Phase.STOPPED && !view.mistakes().isEmpty() ? "phase.wrong" : "phase." + view.phase()));
        toggle.setText(words.get(runs || view.phase() == Phase.STOPPING ? "stop" : "start"));
        toggle.setDisable(busy);
        toggle.getStyleClass().removeAll("accent");
        if (!runs) {
            toggle.getStyleClass().add("accent");
        }
        check.setDisable(busy || runs);
        mistakes.show(view.mistakes(), view.problem());
        running.setVisible(view.report().isPresent());
        running.setManaged(view.report().isPresent());
        view.report().ifPresent(this::draw);
    }

    private void draw(GatewayReport report) {
        sip.show(report.sipDomains(), report.sip(), "");
        xmpp.show(report.xmppDomains(), report.xmpp(), words.get("component", report.component(), report.server()));
        table.show(report);
        queues.setText(words.get(
                "queues",
                report.messages().waiting(),
                report.stanzas().queueLength(),
                report.messages().loops(),
                report.messages().floods()));
    }
}
