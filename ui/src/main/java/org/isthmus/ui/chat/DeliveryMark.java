package org.isthmus.ui.chat;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import org.isthmus.app.conversation.ChatMessage.Delivery;
import org.isthmus.ui.common.Icons;
import org.kordamp.ikonli.feather.Feather;

/** How far an own message got: a clock, one tick, two ticks, two coloured ticks, or an alarm. */
final class DeliveryMark extends HBox {

    DeliveryMark() {
        setAlignment(Pos.CENTER_RIGHT);
        getStyleClass().add("delivery-mark");
        setSpacing(-7);
    }

    void show(Delivery delivery) {
        getChildren().clear();
        switch (delivery) {
            case QUEUED -> add(Feather.CLOCK);
            case SENT -> add(Feather.CHECK);
            case DELIVERED, READ -> {
                add(Feather.CHECK);
                add(Feather.CHECK);
            }
            case FAILED -> add(Feather.ALERT_CIRCLE);
        }
        getStyleClass().setAll("delivery-mark", style(delivery));
    }

    private void add(Feather icon) {
        getChildren().add(Icons.icon(icon));
    }

    private static String style(Delivery delivery) {
        return switch (delivery) {
            case QUEUED -> "delivery-queued";
            case SENT -> "delivery-sent";
            case DELIVERED -> "delivery-delivered";
            case READ -> "delivery-read";
            case FAILED -> "delivery-failed";
        };
    }
}
