package org.isthmus.ui.call;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.isthmus.app.call.CallKey;
import org.isthmus.app.call.CallView;

/** A card for each call of now; a card stays the same as long as its call lives. FX thread. */
final class LiveCards {

    private final Map<CallKey, CallCard> cards = new LinkedHashMap<>();
    private final ObservableList<CallView> live;
    private final java.util.function.Function<CallView, CallCard> make;
    private final Supplier<Pane> empty;
    private final VBox place = new VBox(24);

    LiveCards(
            ObservableList<CallView> live, java.util.function.Function<CallView, CallCard> make, Supplier<Pane> empty) {
        this.live = live;
        this.make = make;
        this.empty = empty;
        place.getStyleClass().add("live-calls");
        place.setAlignment(Pos.CENTER);
        live.addListener((ListChangeListener<CallView>) change -> refresh());
        refresh();
    }

    VBox view() {
        return place;
    }

    void tick() {
        cards.values().forEach(CallCard::tick);
    }

    /** Shows what there is now; whom one could call may have changed while nobody looked. */
    void refresh() {
        boolean same = cards.keySet().stream()
                .toList()
                .equals(live.stream().map(CallView::key).toList());
        if (!same) {
            List<CallKey> keys = live.stream().map(CallView::key).toList();
            cards.forEach((key, card) -> {
                if (!keys.contains(key)) {
                    card.leave();
                }
            });
            cards.keySet().retainAll(keys);
        }
        for (CallView call : live) {
            cards.computeIfAbsent(call.key(), key -> make.apply(call)).show(call);
        }
        if (live.isEmpty()) {
            place.getChildren().setAll(empty.get());
        } else if (!same) {
            place.getChildren().setAll(cards.values());
        }
    }
}
