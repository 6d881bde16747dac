package org.isthmus.ui.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.isthmus.app.account.Account;
import org.isthmus.app.bridge.Party;
import org.isthmus.gateway.address.Network;
import org.isthmus.ui.common.Addresses;
import org.isthmus.ui.common.Avatar;
import org.isthmus.ui.common.NetworkMark;
import org.isthmus.ui.common.Words;

/** Chooses one end of a bridge by name or address; an address that nobody has yet may be typed. */
final class PartyPicker extends VBox {

    private static final double ROW = 48;

    private final Network network;
    private final List<Socket> all;
    private final List<Account> accounts;
    private final ListView<Socket> list = new ListView<>();
    private final TextField search = new TextField();

    PartyPicker(Network network, List<Socket> all, List<Account> accounts, Optional<Socket> begin, Words words) {
        super(8);
        this.network = network;
        this.all = all;
        this.accounts = accounts.stream()
                .filter(account -> account.network() == network)
                .toList();
        getStyleClass().addAll("party-picker", NetworkMark.styleOf(network));
        Label title = new Label(words.get("column." + network));
        title.getStyleClass().add("bay-column-title");
        title.setLabelFor(search);
        search.setId("pick-search-" + network);
        search.setPromptText(words.get("pick.search"));
        search.setAccessibleText(words.get("search." + network));
        search.textProperty().addListener((_, _, _) -> filter());
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                event.consume();
            }
        });
        list.setId("pick-" + network);
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * 5 + 2);
        list.setCellFactory(_ -> new Cell(words));
        list.setAccessibleText(words.get("list." + network));
        list.getStyleClass().add("pick-list");
        Label nobody = new Label(words.get("pick.nobody"));
        nobody.getStyleClass().add("text-muted");
        nobody.setWrapText(true);
        list.setPlaceholder(nobody);
        getChildren().addAll(title, search, list);
        filter();
        begin.ifPresent(this::choose);
    }

    ReadOnlyObjectProperty<Socket> chosenProperty() {
        return list.getSelectionModel().selectedItemProperty();
    }

    Optional<Socket> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private void choose(Socket socket) {
        list.getItems().stream()
                .filter(row -> row.id().equals(socket.id()))
                .findFirst()
                .ifPresent(row -> {
                    list.getSelectionModel().select(row);
                    list.scrollTo(row);
                });
    }

    private void filter() {
        Optional<Socket> before = chosen();
        String typed = search.getText();
        List<Socket> rows = new ArrayList<>(
                all.stream().filter(socket -> Sockets.matches(socket, typed)).toList());
        stranger(typed).ifPresent(rows::add);
        list.getItems().setAll(rows);
        if (rows.size() == 1) {
            list.getSelectionModel().selectFirst();
        } else {
            before.ifPresent(this::choose);
        }
    }

    /** An address that was typed in full and belongs to nobody in the list. */
    private Optional<Socket> stranger(String typed) {
        if (typed.indexOf('@') < 1 || accounts.isEmpty()) {
            return Optional.empty();
        }
        return Addresses.read(network, typed)
                .filter(address -> all.stream()
                        .noneMatch(socket -> socket.party().address().bare().equals(address)))
                .map(address -> new Socket(new Party(accounts.getFirst().id(), address, ""), false));
    }

    private static final class Cell extends ListCell<Socket> {

        private final Avatar avatar = new Avatar(32);
        private final Label name = new Label();
        private final Label address = new Label();
        private final HBox row;
        private final Words words;

        Cell(Words words) {
            this.words = words;
            name.getStyleClass().add("socket-name");
            address.getStyleClass().add("socket-address");
            VBox text = new VBox(name, address);
            text.setMinWidth(0);
            text.setAlignment(Pos.CENTER_LEFT);
            row = new HBox(12, avatar, text);
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            setGraphic(row);
        }

        @Override
        protected void updateItem(Socket socket, boolean empty) {
            super.updateItem(socket, empty);
            row.setVisible(!empty && socket != null);
            if (!empty && socket != null) {
                boolean stranger = socket.party().name().isEmpty();
                avatar.show(socket.title());
                name.setText(socket.title());
                address.setText(stranger ? words.get("pick.stranger") : socket.addressText());
                setAccessibleText(socket.title() + ", " + address.getText());
            }
        }
    }
}
