package org.isthmus.ui.bridge;

import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.isthmus.gateway.address.Network;

/**
 * How a person plugs a cable: by dragging from one socket to another with the mouse, or with Enter on one and on the other.
 * Escape lets the cable go.
 */
final class PlugGesture {

    private static final double SLACK = 6;

    private final PatchBayModel model;
    private final SocketListView sip;
    private final SocketListView xmpp;
    private final CableLayer cables;
    private final BiConsumer<Socket, Socket> onPlug;
    private Optional<Press> press = Optional.empty();
    private boolean dragging;

    private record Press(Socket socket, SocketListView there, double x, double y) {}

    PlugGesture(
            PatchBayModel model,
            SocketListView sip,
            SocketListView xmpp,
            CableLayer cables,
            BiConsumer<Socket, Socket> onPlug) {
        this.model = model;
        this.sip = sip;
        this.xmpp = xmpp;
        this.cables = cables;
        this.onPlug = onPlug;
    }

    void install() {
        listen(sip, xmpp);
        listen(xmpp, sip);
    }

    private void listen(SocketListView here, SocketListView there) {
        ListView<Socket> list = here.list();
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            letGo();
            press = Optional.empty();
            if (event.getButton() == MouseButton.PRIMARY) {
                here.at(event.getSceneX(), event.getSceneY()).ifPresent(socket -> {
                    press = Optional.of(new Press(socket, there, event.getSceneX(), event.getSceneY()));
                    follow(list.getScene());
                });
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, here, there));
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (!dragging && now != null) {
                model.heldProperty()
                        .get()
                        .filter(held -> model.fits(held, now))
                        .ifPresent(_ -> model.targetProperty().set(Optional.of(now)));
            }
        });
    }

    /** Follows the mouse through the whole window, since not every platform gives all of a drag to where it began. */
    private void follow(Scene scene) {
        EventHandler<MouseEvent> moved = this::drag;
        EventHandler<MouseEvent> released = new EventHandler<>() {
            @Override
            public void handle(MouseEvent event) {
                scene.removeEventFilter(MouseEvent.MOUSE_DRAGGED, moved);
                scene.removeEventFilter(MouseEvent.MOUSE_RELEASED, this);
                drop(event);
            }
        };
        scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, moved);
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, released);
    }

    private void drag(MouseEvent event) {
        if (press.isEmpty()) {
            return;
        }
        Press begun = press.get();
        if (!dragging && Math.hypot(event.getSceneX() - begun.x(), event.getSceneY() - begun.y()) < SLACK) {
            return;
        }
        dragging = true;
        event.consume();
        cables.lead(Optional.of(cables.sceneToLocal(event.getSceneX(), event.getSceneY())));
        model.targetProperty().set(begun.there().at(event.getSceneX(), event.getSceneY()));
        model.heldProperty().set(Optional.of(begun.socket()));
        cables.requestLayout();
    }

    private void drop(MouseEvent event) {
        if (dragging) {
            drag(event);
            Optional<Socket> from = model.heldProperty().get();
            Optional<Socket> to = model.targetProperty().get();
            letGo();
            from.ifPresent(one -> to.ifPresent(other -> plug(one, other)));
        }
        press = Optional.empty();
    }

    private void key(KeyEvent event, SocketListView here, SocketListView there) {
        Optional<Socket> chosen =
                Optional.ofNullable(here.list().getSelectionModel().getSelectedItem());
        switch (event.getCode()) {
            case ENTER, SPACE -> {
                chosen.ifPresent(socket -> take(socket, there));
                event.consume();
            }
            case ESCAPE -> {
                if (model.heldProperty().get().isPresent()) {
                    letGo();
                    event.consume();
                }
            }
            case LEFT, RIGHT -> {
                goTo(there);
                event.consume();
            }
            default -> {}
        }
    }

    /** Enter on a socket: takes up a cable there, plugs in the one in the hand, or puts it back. */
    private void take(Socket socket, SocketListView there) {
        Optional<Socket> held = model.heldProperty().get();
        if (held.isPresent() && model.fits(held.get(), socket)) {
            letGo();
            plug(held.get(), socket);
        } else if (held.equals(Optional.of(socket))) {
            letGo();
        } else {
            cables.lead(Optional.empty());
            model.heldProperty().set(Optional.of(socket));
            goTo(there);
            model.targetProperty()
                    .set(Optional.ofNullable(there.list().getSelectionModel().getSelectedItem()));
        }
    }

    private static void goTo(SocketListView column) {
        if (column.list().getSelectionModel().isEmpty()) {
            column.list().getSelectionModel().selectFirst();
        }
        column.list().requestFocus();
    }

    private void letGo() {
        dragging = false;
        cables.lead(Optional.empty());
        model.heldProperty().set(Optional.empty());
        model.targetProperty().set(Optional.empty());
    }

    private void plug(Socket one, Socket other) {
        if (one.network() == Network.SIP) {
            onPlug.accept(one, other);
        } else {
            onPlug.accept(other, one);
        }
    }
}
