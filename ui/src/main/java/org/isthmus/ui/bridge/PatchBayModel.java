package org.isthmus.ui.bridge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.isthmus.app.Client;
import org.isthmus.app.Registration;
import org.isthmus.app.account.AccountEvent;
import org.isthmus.app.bridge.BridgeEvent;
import org.isthmus.app.bridge.BridgeId;
import org.isthmus.app.bridge.BridgeView;
import org.isthmus.app.people.ContactPoint;
import org.isthmus.app.people.PeopleEvent;
import org.isthmus.app.people.Person;
import org.isthmus.app.people.PresenceSummary;
import org.isthmus.gateway.address.Network;
import org.isthmus.ui.common.FxObserver;

/** What is on the patch bay: sockets of both networks and the cables between them, kept up to date. FX thread. */
final class PatchBayModel implements AutoCloseable {

    private final Client client;
    private final Map<Network, SocketColumn> columns = new EnumMap<>(Network.class);
    private final ObservableList<BridgeView> cables = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<BridgeId>> selected =
            new SimpleObjectProperty<>(this, "selected", Optional.empty());
    private final ObjectProperty<Optional<Socket>> held = new SimpleObjectProperty<>(this, "held", Optional.empty());
    private final ObjectProperty<Optional<Socket>> target =
            new SimpleObjectProperty<>(this, "target", Optional.empty());
    private final Map<Socket.Id, PresenceSummary> presence = new HashMap<>();
    private final List<Registration> registrations = new ArrayList<>();

    PatchBayModel(Client client) {
        this.client = client;
        for (Network network : Network.values()) {
            columns.put(network, new SocketColumn());
        }
        registrations.add(client.people().observe(new FxObserver<>(this::peopleChanged)));
        registrations.add(client.bridges().observe(new FxObserver<>(this::bridgesChanged)));
        registrations.add(client.accounts().observe(new FxObserver<>(this::accountsChanged)));
        rebuild();
    }

    SocketColumn column(Network network) {
        SocketColumn column = columns.get(network);
        if (column == null) {
            throw new IllegalStateException("No column for " + network + ".");
        }
        return column;
    }

    ObservableList<BridgeView> cables() {
        return cables;
    }

    Optional<BridgeView> cable(BridgeId id) {
        return cables.stream().filter(cable -> cable.id().equals(id)).findFirst();
    }

    /** The cable that the person looks at. */
    ObjectProperty<Optional<BridgeId>> selectedProperty() {
        return selected;
    }

    /** The socket that a loose cable hangs from, while one does. */
    ObjectProperty<Optional<Socket>> heldProperty() {
        return held;
    }

    /** The socket that the loose cable would go into if it were let go now. */
    ObjectProperty<Optional<Socket>> targetProperty() {
        return target;
    }

    PresenceSummary presenceOf(Socket socket) {
        return presence.getOrDefault(socket.id(), PresenceSummary.UNKNOWN);
    }

    /** Whether a cable from one socket may go into the other. */
    boolean fits(Socket from, Socket to) {
        return from.network() != to.network();
    }

    /** Reads the figures again: a rate sinks although nothing happens. */
    void refreshFigures() {
        takeCables();
    }

    @Override
    public void close() {
        registrations.forEach(Registration::close);
    }

    private void peopleChanged(List<PeopleEvent> events) {
        boolean moved = false;
        for (PeopleEvent event : events) {
            switch (event) {
                case PeopleEvent.Changed(Person person) -> moved |= !knownWithSameSockets(person);
                case PeopleEvent.Removed _ -> moved = true;
                case PeopleEvent.RequestsChanged _ -> {}
            }
        }
        if (moved) {
            rebuild();
        } else {
            columns.values().forEach(SocketColumn::touch);
        }
    }

    private boolean knownWithSameSockets(Person person) {
        boolean same = true;
        for (ContactPoint point : person.points()) {
            Socket.Id id = new Socket.Id(point.account(), point.address().bare());
            presence.put(id, summary(point));
            Optional<Socket> socket = column(point.network()).find(id);
            same &= socket.filter(s -> s.party().name().equals(person.name()) && !point.blocked())
                    .isPresent();
        }
        return same;
    }

    private void accountsChanged(List<AccountEvent> events) {
        if (events.stream().anyMatch(event -> !(event instanceof AccountEvent.PresenceChanged))) {
            rebuild();
        }
    }

    private void bridgesChanged(List<BridgeEvent> events) {
        if (!events.isEmpty() && takeCables()) {
            rebuild();
        }
    }

    /** Whether a cable came or went, which moves sockets; figures alone do not. */
    private boolean takeCables() {
        List<BridgeId> before = cables.stream().map(BridgeView::id).toList();
        List<BridgeView> now = client.bridges().all();
        if (!cables.equals(now)) {
            cables.setAll(now);
        }
        selected.set(selected.get().filter(id -> cable(id).isPresent()));
        return !before.equals(now.stream().map(BridgeView::id).toList());
    }

    private void rebuild() {
        takeCables();
        List<Person> people = client.people().all();
        presence.clear();
        for (Person person : people) {
            for (ContactPoint point : person.points()) {
                presence.put(new Socket.Id(point.account(), point.address().bare()), summary(point));
            }
        }
        columns.forEach((network, column) ->
                column.setAll(Sockets.of(network, people, client.accounts().all(), cables)));
    }

    private static PresenceSummary summary(ContactPoint point) {
        return point.devices().stream()
                .map(device -> switch (device.availability()) {
                    case CHAT, AVAILABLE -> PresenceSummary.AVAILABLE;
                    case AWAY -> PresenceSummary.AWAY;
                    case EXTENDED_AWAY -> PresenceSummary.EXTENDED_AWAY;
                    case BUSY -> PresenceSummary.BUSY;
                    case OFFLINE -> PresenceSummary.OFFLINE;
                })
                .max(Comparator.naturalOrder())
                .orElse(PresenceSummary.UNKNOWN);
    }
}
