package org.isthmus.ui.people;

import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.isthmus.app.people.Person;
import org.isthmus.app.people.PersonId;
import org.isthmus.ui.common.ChosenRow;
import org.isthmus.ui.common.EmptyState;
import org.isthmus.ui.common.FxThread;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.NoticeBar;
import org.isthmus.ui.common.Page;
import org.isthmus.ui.common.Styles;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.isthmus.ui.text.TextKit;
import org.kordamp.ikonli.feather.Feather;

/** The address book: one row a person, whatever the number of addresses. */
public final class PeoplePage implements Page {

    private static final double ROW = 56;

    private final UiContext context;
    private final Words words;
    private final PeopleListModel model;
    private final PersonActions actions;
    private final NoticeBar notice;
    private final ListView<PeopleRow> list = new ListView<>();
    private final TextField filter = new TextField();
    private final PersonDetail detail;
    private final StackPane right = new StackPane();
    private final EmptyState nobody;
    private final SplitPane view;
    private Optional<PersonId> chosen = Optional.empty();

    public PeoplePage(UiContext context, TextKit text) {
        this.context = context;
        this.words = context.words(PeoplePage.class);
        this.notice = new NoticeBar(context.texts());
        this.model =
                new PeopleListModel(context.client().people(), context.texts().locale(), FxThread::atNextPulse);
        this.actions = new PersonActions(context, notice, () -> list.getScene().getWindow());
        this.detail = new PersonDetail(context, text, actions);
        this.nobody = new EmptyState(Feather.USER, words.get("detail.empty"), words.get("detail.empty.do"));
        DataFormat dragged = dragFormat();
        list.setId("people");
        list.setItems(model.rows());
        list.setFixedCellSize(ROW);
        list.setAccessibleText(words.get("title"));
        list.setCellFactory(all -> new PersonCell(context, text, dragged, actions::menu, actions::link));
        list.setPlaceholder(placeholder());
        ChosenRow.listen(list, row -> {
            if (row instanceof PeopleRow.Entry(Person person)) {
                show(person);
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                chosen.ifPresent(actions::message);
            }
        });
        list.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                chosen.ifPresent(actions::message);
            }
        });
        model.rows().addListener((ListChangeListener<PeopleRow>) change -> FxThread.atNextPulse(this::refresh));
        RequestsBar requests = new RequestsBar(words, text, actions);
        requests.show(model.requestsProperty().get());
        model.requestsProperty().addListener((value, old, now) -> requests.show(now));
        VBox left = new VBox(head(), tools(), requests, list);
        left.getStyleClass().add("list-side");
        left.setMinWidth(240);
        VBox.setVgrow(list, Priority.ALWAYS);
        right.getChildren().setAll(nobody);
        VBox side = new VBox(right, notice);
        VBox.setVgrow(right, Priority.ALWAYS);
        view = new SplitPane(left, side);
        view.setDividerPositions(0.32);
        SplitPane.setResizableWithParent(left, false);
        Styles.add(view, PeoplePage.class, "people.css");
    }

    /** A format can be made only once in a program. */
    private static DataFormat dragFormat() {
        String name = "application/x-isthmus-person";
        DataFormat there = DataFormat.lookupMimeType(name);
        return there != null ? there : new DataFormat(name);
    }

    @Override
    public String title() {
        return words.get("title");
    }

    @Override
    public Feather icon() {
        return Feather.USERS;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void shown() {
        list.requestFocus();
    }

    /** Shows this person. */
    public void open(PersonId person) {
        filter.clear();
        context.client().people().find(person).ifPresent(this::show);
        select();
        int index = model.indexOf(person);
        if (index >= 0) {
            list.scrollTo(index);
        }
    }

    /** Asks for the address of a new person. */
    public void add() {
        new AddPerson(context).ask(list.getScene().getWindow(), Optional.empty(), notice, person -> open(person.id()));
    }

    private HBox head() {
        Label title = new Label(words.get("title"));
        title.getStyleClass().add("list-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button add = Icons.button(Feather.USER_PLUS, words.get("add"), "flat");
        add.setId("add-person");
        add.setOnAction(click -> add());
        HBox head = new HBox(title, gap, add);
        head.setAlignment(Pos.CENTER);
        head.getStyleClass().add("list-head");
        return head;
    }

    private HBox tools() {
        filter.setId("people-filter");
        filter.setPromptText(words.get("filter"));
        filter.setAccessibleText(words.get("filter"));
        filter.textProperty().addListener((value, old, text) -> model.setFilter(text));
        filter.setOnKeyPressed(event -> {
            switch (event.getCode()) {
                case DOWN -> list.requestFocus();
                case ESCAPE -> filter.clear();
                default -> {}
            }
        });
        HBox.setHgrow(filter, Priority.ALWAYS);
        ToggleButton grouped = Icons.toggle(Feather.FOLDER, words.get("grouped"), "flat");
        grouped.setSelected(true);
        grouped.selectedProperty().addListener((value, old, on) -> model.setGrouped(on));
        HBox tools = new HBox(8, filter, grouped);
        tools.getStyleClass().add("list-tools");
        return tools;
    }

    private EmptyState placeholder() {
        Button add = new Button(words.get("add"), Icons.icon(Feather.USER_PLUS));
        add.setOnAction(click -> add());
        return new EmptyState(Feather.USERS, words.get("list.empty"), words.get("list.empty.do"), add);
    }

    private void show(Person person) {
        chosen = Optional.of(person.id());
        detail.show(person);
        right.getChildren().setAll(detail);
    }

    private void refresh() {
        if (chosen.isPresent()) {
            context.client().people().find(chosen.get()).ifPresentOrElse(this::show, () -> {
                chosen = Optional.empty();
                right.getChildren().setAll(nobody);
            });
        }
        select();
    }

    private void select() {
        int index = chosen.map(model::indexOf).orElse(-1);
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != index) {
            list.getSelectionModel().clearAndSelect(index);
        }
    }
}
