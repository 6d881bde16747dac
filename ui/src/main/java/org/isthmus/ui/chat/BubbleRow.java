package org.isthmus.ui.chat;

import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.isthmus.app.conversation.ChatMessage;
import org.isthmus.app.conversation.ChatMessage.Delivery;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.signal.Author;
import org.isthmus.ui.common.Addresses;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.text.BodyFlow;
import org.kordamp.ikonli.feather.Feather;

/** A message in its bubble: own ones at the right, others at the left, never wider than reads well. */
final class BubbleRow extends Region {

    private static final double WIDEST = 640;
    private static final double SHARE = 0.78;
    private static final double SIDE = 24;

    private final BubbleKit kit;
    private final Label author = new Label();
    private final BodyFlow body;
    private final Label bridged = new Label();
    private final Label edited = new Label();
    private final Label network = new Label();
    private final Label time = new Label();
    private final DeliveryMark mark = new DeliveryMark();
    private final VBox bubble;
    private final Label failure = new Label();
    private final Hyperlink retry = new Hyperlink();
    private final HBox failureLine = new HBox(8, failure, retry);
    private final VBox column;
    private boolean outgoing;
    private double gap;

    BubbleRow(BubbleKit kit) {
        this.kit = kit;
        this.body = new BodyFlow(kit.text(), kit.actions().browse());
        bridged.setGraphic(Icons.icon(Feather.SHUFFLE));
        bridged.setTooltip(new Tooltip(kit.words().get("bridged.tip")));
        edited.setText(kit.words().get("edited"));
        retry.setText(kit.words().get("retry"));
        HBox foot = new HBox(6, bridged, edited, network, time, mark);
        foot.setAlignment(Pos.CENTER_RIGHT);
        foot.getStyleClass().add("bubble-foot");
        author.getStyleClass().add("bubble-author");
        author.setMinWidth(0);
        bubble = new VBox(2, author, body, foot);
        failureLine.setAlignment(Pos.CENTER_RIGHT);
        failureLine.getStyleClass().add("bubble-failure");
        failure.setWrapText(true);
        retry.setMinWidth(USE_PREF_SIZE);
        column = new VBox(4, bubble, failureLine);
        column.setFillWidth(false);
        getChildren().add(column);
    }

    void show(ChatItem.Bubble item) {
        ChatMessage message = item.message();
        outgoing = message.outgoing();
        gap = item.first() ? 10 : 2;
        body.show(message.body());
        showAuthor(message);
        showFoot(message);
        showFailure(message);
        bubble.getStyleClass().setAll("bubble", outgoing ? "bubble-out" : "bubble-in");
        requestParentLayout();
        column.setAlignment(outgoing ? Pos.TOP_RIGHT : Pos.TOP_LEFT);
        requestLayout();
    }

    private void showAuthor(ChatMessage message) {
        Optional<Author> original = message.author();
        set(author, original.isPresent());
        original.ifPresent(who -> {
            String address = Addresses.shown(who.address());
            author.setText(who.name().isEmpty() ? address : who.name() + " · " + address);
        });
    }

    private void showFoot(ChatMessage message) {
        set(bridged, message.bridged());
        set(edited, message.edited());
        network.setText(message.peer().network().name());
        time.setText(kit.times().time(message.at()));
        set(mark, outgoing);
        if (outgoing) {
            mark.show(message.delivery());
        }
    }

    private void showFailure(ChatMessage message) {
        boolean failed = outgoing && message.delivery() == Delivery.FAILED;
        set(failureLine, failed);
        if (failed) {
            failure.setText(kit.failures().shortly(message));
            failure.setTooltip(message.failure()
                    .map(Failure::detail)
                    .filter(detail -> !detail.isEmpty())
                    .map(Tooltip::new)
                    .orElse(null));
            retry.setOnAction(click -> kit.actions().retry().accept(message));
        }
    }

    private static void set(javafx.scene.Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double columnWidth(double width) {
        double room = Math.max(120, Math.min(WIDEST, (width - 2 * SIDE) * SHARE));
        return Math.min(room, snapSizeX(column.prefWidth(-1)) + 1);
    }

    @Override
    protected double computePrefHeight(double width) {
        double given = width > 0 ? width : 400;
        return gap + snapSizeY(column.prefHeight(columnWidth(given)));
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return columnWidth(WIDEST) + 2 * SIDE;
    }

    @Override
    protected void layoutChildren() {
        double width = columnWidth(getWidth());
        double x = outgoing ? getWidth() - SIDE - width : SIDE;
        layoutInArea(column, x, gap, width, getHeight() - gap, 0, HPos.LEFT, VPos.TOP);
    }
}
