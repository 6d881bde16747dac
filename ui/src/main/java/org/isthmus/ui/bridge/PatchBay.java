package org.isthmus.ui.bridge;

import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.scene.layout.Region;
import org.isthmus.app.bridge.BridgeView;
import org.isthmus.gateway.address.Network;
import org.isthmus.ui.common.Texts;

/** The two columns of sockets with the cables between them. */
final class PatchBay extends Region {

    private static final double NARROWEST_COLUMN = 200;
    private static final double WIDEST_COLUMN = 340;
    private static final double COLUMN_SHARE = 0.34;

    private final SocketListView sip;
    private final SocketListView xmpp;
    private final CableLayer cables;
    private final Runnable follow;

    /** @param onPlug is told the SIP socket and the XMPP socket between which the person wants a cable */
    PatchBay(PatchBayModel model, Texts texts, BiConsumer<Socket, Socket> onPlug) {
        sip = new SocketListView(model, Network.SIP, texts);
        xmpp = new SocketListView(model, Network.XMPP, texts);
        cables = new CableLayer(model, sip, xmpp, texts.of(PatchBay.class));
        follow = cables::trace;
        getStyleClass().add("patch-bay");
        getChildren().addAll(sip, xmpp, cables);
        PlugGesture gesture = new PlugGesture(model, sip, xmpp, cables, onPlug);
        gesture.install();
        model.cables().addListener((ListChangeListener<BridgeView>) _ -> redraw());
        model.selectedProperty().addListener(redrawing());
        model.heldProperty().addListener(redrawing());
        model.targetProperty().addListener(redrawing());
        sceneProperty().addListener((_, before, now) -> {
            if (before != null) {
                before.removePostLayoutPulseListener(follow);
            }
            if (now != null) {
                now.addPostLayoutPulseListener(follow);
            }
        });
        cables.sync();
    }

    SocketListView column(Network network) {
        return network == Network.SIP ? sip : xmpp;
    }

    /** Puts the keyboard into the SIP column, where plugging begins. */
    void focus() {
        if (sip.list().getSelectionModel().isEmpty()) {
            sip.list().getSelectionModel().selectFirst();
        }
        sip.list().requestFocus();
    }

    Optional<Socket> selected(Network network) {
        return Optional.ofNullable(column(network).list().getSelectionModel().getSelectedItem());
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = getWidth() - left - snappedRightInset();
        double height = getHeight() - top - snappedBottomInset();
        double column = snapSizeX(Math.clamp(width * COLUMN_SHARE, NARROWEST_COLUMN, WIDEST_COLUMN));
        sip.resizeRelocate(left, top, column, height);
        xmpp.resizeRelocate(left + width - column, top, column, height);
        cables.resizeRelocate(left, top, width, height);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 760;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 420;
    }

    private InvalidationListener redrawing() {
        return (Observable _) -> redraw();
    }

    private void redraw() {
        cables.sync();
        requestLayout();
    }
}
