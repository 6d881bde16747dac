package org.isthmus.ui;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.isthmus.app.conversation.SearchHit;
import org.isthmus.app.people.Person;
import org.isthmus.gateway.address.Address;
import org.isthmus.ui.common.Addresses;
import org.isthmus.ui.common.Avatar;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.NetworkMark;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.isthmus.ui.text.LineOfText;
import org.isthmus.ui.text.TextKit;
import org.kordamp.ikonli.feather.Feather;

/** A row below the search field. */
final class SearchCell extends ListCell<SearchRow> {

    private final Words words;
    private final TextKit text;
    private final DateTimeFormatter date;

    SearchCell(UiContext context, TextKit text) {
        this.words = context.words(SearchCell.class);
        this.text = text;
        this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(context.texts().locale())
                .withZone(context.clock().getZone());
        getStyleClass().add("search-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(SearchRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setDisable(row instanceof SearchRow.Head);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        switch (row) {
            case SearchRow.Head(String title) -> {
                Label head = new Label(title);
                head.getStyleClass().add("section-title");
                setGraphic(head);
                setAccessibleText(title);
            }
            case SearchRow.Somebody(Person person) -> somebody(person);
            case SearchRow.Said(SearchHit hit, String who) -> said(hit, who);
            case SearchRow.Unknown(Address address) -> unknown(address);
        }
    }

    private void somebody(Person person) {
        Avatar avatar = new Avatar(32);
        avatar.show(person.name(), person.presence());
        Label name = new Label(person.name());
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        NetworkMark marks = new NetworkMark();
        marks.show(person.networks());
        setGraphic(row(avatar, name, marks));
        setAccessibleText(person.name());
    }

    private void said(SearchHit hit, String who) {
        LineOfText snippet = new LineOfText(text, "caption");
        snippet.show(hit.snippet());
        Label name = new Label(hit.message().outgoing() ? words.get("search.to", who) : who);
        name.setMinWidth(0);
        VBox both = new VBox(2, name, snippet);
        both.setAlignment(Pos.CENTER_LEFT);
        both.setMinWidth(0);
        HBox.setHgrow(both, Priority.ALWAYS);
        Label day = new Label(date.format(hit.message().at()));
        day.getStyleClass().add("caption");
        day.setMinWidth(USE_PREF_SIZE);
        setGraphic(row(Icons.icon(Feather.MESSAGE_CIRCLE, "search-icon"), both, day));
        setAccessibleText(who + ": " + hit.snippet());
    }

    private void unknown(Address address) {
        Label label = new Label(words.get("search.write", Addresses.shown(address)));
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        setGraphic(row(Icons.icon(Feather.USER_PLUS, "search-icon"), label, new NetworkMark(address.network())));
        setAccessibleText(label.getText() + ", " + address.network().name());
    }

    private static HBox row(javafx.scene.Node... parts) {
        HBox row = new HBox(12, parts);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
