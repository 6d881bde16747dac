package org.isthmus.ui.people;

import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.isthmus.app.people.Person;
import org.isthmus.ui.common.Addresses;
import org.isthmus.ui.common.Dialogs;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;

/** Picks one person out of many by typing a part of the name. */
final class ChoosePersonDialog extends Dialog<Person> {

    ChoosePersonDialog(UiContext context, Window owner, String question, List<Person> people) {
        Words words = context.words(ChoosePersonDialog.class);
        FilteredList<Person> shown = new FilteredList<>(FXCollections.observableArrayList(people));
        ListView<Person> list = new ListView<>(shown);
        list.setId("choose-person");
        list.setFixedCellSize(32);
        list.setPrefSize(400, 256);
        list.setCellFactory(all -> new NameCell());
        TextField filter = new TextField();
        filter.setPromptText(words.get("filter"));
        filter.textProperty().addListener((value, old, text) -> {
            String needle = text.toLowerCase(Locale.ROOT);
            shown.setPredicate(person -> label(person).toLowerCase(Locale.ROOT).contains(needle));
            list.getSelectionModel().selectFirst();
        });
        filter.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) {
                list.requestFocus();
            }
        });
        Label asked = new Label(question);
        asked.setWrapText(true);
        setTitle(words.get("link.title"));
        getDialogPane().setContent(new VBox(12, asked, filter, list));
        ButtonType link = new ButtonType(words.get("link.do"), ButtonData.OK_DONE);
        ButtonType cancel = new ButtonType(words.get("cancel"), ButtonData.CANCEL_CLOSE);
        getDialogPane().getButtonTypes().addAll(link, cancel);
        if (getDialogPane().lookupButton(link) instanceof Button ok) {
            ok.disableProperty()
                    .bind(list.getSelectionModel().selectedItemProperty().isNull());
        }
        setResultConverter(button -> button == link ? list.getSelectionModel().getSelectedItem() : null);
        Dialogs.dress(this, owner);
        setOnShown(event -> filter.requestFocus());
    }

    private static String label(Person person) {
        String addresses = String.join(
                ", ",
                person.points().stream()
                        .map(point -> Addresses.shown(point.address()))
                        .toList());
        return person.name() + " · " + addresses;
    }

    private static final class NameCell extends ListCell<Person> {
        @Override
        protected void updateItem(Person person, boolean empty) {
            super.updateItem(person, empty);
            setText(empty || person == null ? null : label(person));
        }
    }
}
