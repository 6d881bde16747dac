package org.isthmus.ui.bridge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The sockets of one network: all of them, and those that the search leaves. FX thread. */
final class SocketColumn {

    private final Map<Socket.Id, Socket> byId = new HashMap<>();
    private final Map<Socket.Id, Integer> rows = new HashMap<>();
    private final ObservableList<Socket> shown = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final ReadOnlyLongWrapper touched = new ReadOnlyLongWrapper(this, "touched");
    private List<Socket> all = List.of();

    SocketColumn() {
        search.addListener((_, _, _) -> filter());
    }

    void setAll(List<Socket> sockets) {
        if (!all.equals(sockets)) {
            all = List.copyOf(sockets);
            byId.clear();
            all.forEach(socket -> byId.put(socket.id(), socket));
            filter();
        }
        touch();
    }

    List<Socket> all() {
        return all;
    }

    ObservableList<Socket> shown() {
        return shown;
    }

    StringProperty searchProperty() {
        return search;
    }

    Optional<Socket> find(Socket.Id id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The row in which a socket is shown; -1 when the search hides it. */
    int row(Socket.Id id) {
        return rows.getOrDefault(id, -1);
    }

    /** Counts up whenever rows must be drawn again although they are the same. */
    ReadOnlyLongProperty touchedProperty() {
        return touched.getReadOnlyProperty();
    }

    void touch() {
        touched.set(touched.get() + 1);
    }

    private void filter() {
        List<Socket> left = search.get().isBlank()
                ? all
                : all.stream()
                        .filter(socket -> Sockets.matches(socket, search.get()))
                        .toList();
        rows.clear();
        for (int i = 0; i < left.size(); i++) {
            rows.put(left.get(i).id(), i);
        }
        shown.setAll(left);
    }
}
