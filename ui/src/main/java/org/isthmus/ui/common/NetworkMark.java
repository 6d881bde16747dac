package org.isthmus.ui.common;

import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.isthmus.gateway.address.Network;

/** The small marks that say on which networks somebody is: SIP, XMPP, or both. */
public final class NetworkMark extends HBox {

    public NetworkMark() {
        setSpacing(4);
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(USE_PREF_SIZE);
        getStyleClass().add("network-marks");
    }

    public NetworkMark(Network network) {
        this();
        show(Set.of(network));
    }

    public void show(Set<Network> networks) {
        getChildren().clear();
        for (Network network : Network.values()) {
            if (networks.contains(network)) {
                Label mark = new Label(network.name());
                mark.getStyleClass().addAll("network-mark", styleOf(network));
                getChildren().add(mark);
            }
        }
    }

    /** {@code network-sip} or {@code network-xmpp}: sets {@code -isthmus-network} for what is inside. */
    public static String styleOf(Network network) {
        return switch (network) {
            case SIP -> "network-sip";
            case XMPP -> "network-xmpp";
        };
    }
}
