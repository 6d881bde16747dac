package org.isthmus.ui.bridge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.isthmus.app.bridge.BridgeId;
import org.isthmus.app.bridge.BridgeView;
import org.isthmus.app.bridge.Party;
import org.isthmus.gateway.address.Network;
import org.isthmus.ui.bridge.SocketListView.Place;
import org.isthmus.ui.common.Words;

/** Draws the cables between two columns of sockets, and their labels. Lies above both and lets the mouse through elsewhere. */
final class CableLayer extends Pane {

    private final PatchBayModel model;
    private final SocketListView sip;
    private final SocketListView xmpp;
    private final Words words;
    private final Group cables = new Group();
    private final Pane labels = new Pane();
    private final CableView loose = new CableView();
    private final Map<BridgeId, CableView> drawn = new HashMap<>();
    private final Map<BridgeId, CableLabel> labelled = new HashMap<>();
    private Optional<Point2D> mouse = Optional.empty();
    private Frame lastFrame = new Frame(List.of(), Optional.empty(), 0, 0);

    /** Everything that decides where the lines run; when it is the same, nothing has to be drawn again. */
    private record Frame(List<Line> lines, Optional<CableCurve> loose, double width, double height) {}

    private record Line(BridgeId id, Place from, Place to) {

        /** Both ends scrolled away on the same side. */
        boolean outOfSight() {
            return from.beyond() != 0 && from.beyond() == to.beyond();
        }

        CableCurve curve() {
            return CableCurve.between(from.x() + CableView.PLUG, from.y(), to.x() - CableView.PLUG, to.y());
        }
    }

    CableLayer(PatchBayModel model, SocketListView sip, SocketListView xmpp, Words words) {
        this.model = model;
        this.sip = sip;
        this.xmpp = xmpp;
        this.words = words;
        setPickOnBounds(false);
        labels.setPickOnBounds(false);
        cables.setManaged(false);
        loose.setManaged(false);
        loose.setVisible(false);
        getStyleClass().add("cable-layer");
        getChildren().addAll(cables, loose, labels);
        labels.prefWidthProperty().bind(widthProperty());
        labels.prefHeightProperty().bind(heightProperty());
    }

    /** Where the loose cable ends, in this layer; empty when no mouse leads it. */
    void lead(Optional<Point2D> end) {
        mouse = end;
    }

    /** Makes, drops and marks cables after the model; {@link #trace} then puts them in their places. */
    void sync() {
        Set<BridgeId> there = new HashSet<>();
        for (BridgeView bridge : model.cables()) {
            there.add(bridge.id());
            CableView cable = drawn.computeIfAbsent(bridge.id(), this::newCable);
            CableLabel label = labelled.computeIfAbsent(bridge.id(), this::newLabel);
            boolean selected = model.selectedProperty().get().equals(Optional.of(bridge.id()));
            cable.mark(!bridge.enabled(), bridge.lost() > 0, selected);
            label.show(bridge);
            label.setSelected(selected);
        }
        drop(there);
        lastFrame = new Frame(List.of(), Optional.empty(), 0, 0);
    }

    /** Follows the sockets to where they are now. Cheap when nothing moved. */
    void trace() {
        List<Line> lines = new ArrayList<>();
        for (BridgeView bridge : model.cables()) {
            Optional<Place> from = place(sip, bridge.sip());
            Optional<Place> to = place(xmpp, bridge.xmpp());
            if (from.isPresent() && to.isPresent()) {
                lines.add(new Line(bridge.id(), from.get(), to.get()));
            }
        }
        Frame frame = new Frame(List.copyOf(lines), looseCurve(), getWidth(), getHeight());
        if (!frame.equals(lastFrame)) {
            lastFrame = frame;
            draw(frame);
        }
    }

    private void draw(Frame frame) {
        LabelPlaces places = new LabelPlaces();
        Set<BridgeId> visible = new HashSet<>();
        for (Line line : frame.lines()) {
            CableView cable = drawn.get(line.id());
            CableLabel label = labelled.get(line.id());
            if (cable == null || label == null || line.outOfSight()) {
                continue;
            }
            visible.add(line.id());
            CableCurve curve = line.curve();
            cable.lay(curve, line.from().beyond() == 0, line.to().beyond() == 0);
            label.applyCss();
            label.autosize();
            CableCurve.Point centre = places.place(curve, label.prefWidth(-1), label.prefHeight(-1));
            label.relocate(
                    Math.rint(centre.x() - label.prefWidth(-1) / 2), Math.rint(centre.y() - label.prefHeight(-1) / 2));
        }
        drawn.forEach((id, cable) -> cable.setVisible(visible.contains(id)));
        labelled.forEach((id, label) -> label.setVisible(visible.contains(id)));
        loose.setVisible(frame.loose().isPresent());
        frame.loose().ifPresent(curve -> loose.lay(curve, true, true));
    }

    /** The loose cable, from the socket that holds it to the socket it would go into, or else to the mouse. */
    private Optional<CableCurve> looseCurve() {
        Optional<Socket> held = model.heldProperty().get();
        if (held.isEmpty()) {
            return Optional.empty();
        }
        boolean heldBySip = held.get().network() == Network.SIP;
        SocketListView here = heldBySip ? sip : xmpp;
        SocketListView there = heldBySip ? xmpp : sip;
        Optional<Place> start = here.place(held.get().id(), this);
        Optional<Point2D> end = model.targetProperty()
                .get()
                .flatMap(target -> there.place(target.id(), this))
                .map(place -> new Point2D(place.x() + (heldBySip ? -CableView.PLUG : CableView.PLUG), place.y()))
                .or(() -> mouse);
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        loose.loose(heldBySip);
        Place from = start.get();
        Point2D to = end.get();
        return Optional.of(
                heldBySip
                        ? CableCurve.between(from.x() + CableView.PLUG, from.y(), to.getX(), to.getY())
                        : CableCurve.between(to.getX(), to.getY(), from.x() - CableView.PLUG, from.y()));
    }

    private Optional<Place> place(SocketListView column, Party party) {
        return column.place(Socket.Id.of(party), this);
    }

    private CableView newCable(BridgeId id) {
        CableView cable = new CableView();
        cable.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> choose(id));
        cables.getChildren().add(cable);
        return cable;
    }

    private CableLabel newLabel(BridgeId id) {
        CableLabel label = new CableLabel(words);
        label.setId("cable-" + id.value());
        label.setOnAction(_ -> choose(id));
        labels.getChildren().add(label);
        return label;
    }

    private void choose(BridgeId id) {
        boolean again = model.selectedProperty().get().equals(Optional.of(id));
        model.selectedProperty().set(again ? Optional.empty() : Optional.of(id));
    }

    private void drop(Set<BridgeId> there) {
        drawn.entrySet().removeIf(entry -> {
            boolean gone = !there.contains(entry.getKey());
            if (gone) {
                cables.getChildren().remove(entry.getValue());
            }
            return gone;
        });
        labelled.entrySet().removeIf(entry -> {
            boolean gone = !there.contains(entry.getKey());
            if (gone) {
                labels.getChildren().remove(entry.getValue());
            }
            return gone;
        });
    }
}
