package org.isthmus.ui.people;

import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.isthmus.app.people.Person;
import org.isthmus.app.people.PersonId;
import org.isthmus.ui.common.Avatar;
import org.isthmus.ui.common.NetworkMark;
import org.isthmus.ui.common.PresenceText;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.isthmus.ui.text.LineOfText;
import org.isthmus.ui.text.TextKit;

/** A person, or the head of a group, in the list. A person dragged onto another becomes one with them. */
final class PersonCell extends ListCell<PeopleRow> {

    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");

    private final Words words;
    private final PresenceText presence;
    private final DataFormat format;
    private final Function<Person, ContextMenu> menus;
    private final Avatar avatar = new Avatar(40);
    private final Label name = new Label();
    private final LineOfText line;
    private final NetworkMark marks = new NetworkMark();
    private final HBox row;
    private final Label group = new Label();

    /**
     * @param format of a person that is dragged
     * @param link what a drop does: the one dropped on is kept, the other joins
     */
    PersonCell(
            UiContext context,
            TextKit text,
            DataFormat format,
            Function<Person, ContextMenu> menus,
            BiConsumer<PersonId, PersonId> link) {
        this.words = context.words(PersonCell.class);
        this.presence = new PresenceText(context.texts());
        this.format = format;
        this.menus = menus;
        this.line = new LineOfText(text, "person-line");
        getStyleClass().add("person-cell");
        name.getStyleClass().add("row-name");
        name.setMinWidth(0);
        VBox both = new VBox(4, name, line);
        both.setAlignment(Pos.CENTER_LEFT);
        both.setMinWidth(0);
        HBox.setHgrow(both, Priority.ALWAYS);
        row = new HBox(12, avatar, both, marks);
        row.setAlignment(Pos.CENTER_LEFT);
        group.getStyleClass().add("group-head");
        setPrefWidth(0);
        setOnDragDetected(event -> startDrag());
        setOnDragOver(event -> over(event));
        setOnDragExited(event -> pseudoClassStateChanged(TARGET, false));
        setOnDragDropped(event -> dropped(event, link));
    }

    private void startDrag() {
        if (getItem() instanceof PeopleRow.Entry(Person person)) {
            Dragboard board = startDragAndDrop(TransferMode.LINK);
            ClipboardContent content = new ClipboardContent();
            content.put(format, person.id().value());
            board.setContent(content);
            board.setDragView(row.snapshot(null, null));
        }
    }

    private boolean takes(DragEvent event) {
        return event.getDragboard().getContent(format) instanceof String dragged
                && getItem() instanceof PeopleRow.Entry(Person person)
                && !person.id().value().equals(dragged);
    }

    private void over(DragEvent event) {
        if (takes(event)) {
            event.acceptTransferModes(TransferMode.LINK);
            pseudoClassStateChanged(TARGET, true);
        }
        event.consume();
    }

    private void dropped(DragEvent event, BiConsumer<PersonId, PersonId> link) {
        boolean taken = takes(event);
        if (taken
                && event.getDragboard().getContent(format) instanceof String dragged
                && getItem() instanceof PeopleRow.Entry(Person person)) {
            link.accept(person.id(), new PersonId(dragged));
        }
        event.setDropCompleted(taken);
        event.consume();
    }

    @Override
    protected void updateItem(PeopleRow item, boolean empty) {
        super.updateItem(item, empty);
        setDisable(false);
        if (empty || item == null) {
            setGraphic(null);
            setContextMenu(null);
            setAccessibleText(null);
            return;
        }
        switch (item) {
            case PeopleRow.Group(String title, int count) -> {
                String shown = title.isEmpty() ? words.get("group.none") : title;
                group.setText(words.get("group.head", shown, count));
                setGraphic(group);
                setContextMenu(null);
                setDisable(true);
                setAccessibleText(group.getText());
            }
            case PeopleRow.Entry(Person person) -> show(person);
        }
    }

    private void show(Person person) {
        avatar.show(person.name(), person.presence());
        name.setText(person.name());
        line.show(presence.line(person));
        marks.show(person.networks());
        setGraphic(row);
        setContextMenu(menus.apply(person));
        setAccessibleText(words.get("person.row", person.name(), presence.line(person)));
    }
}
