package org.isthmus.ui.call;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.isthmus.app.call.CallEvent;
import org.isthmus.app.call.CallView;
import org.isthmus.app.call.Calls;
import org.isthmus.app.call.PastCall;
import org.isthmus.ui.common.FxObserver;
import org.isthmus.ui.common.FxThread;

/** Calls as they are shown: those of now, those of before, and what was missed. FX thread; lives as long as the window. */
public final class CallModel {

    private static final int MOST_PAST = 500;

    private final Calls calls;
    private final ObservableList<CallView> live = FXCollections.observableArrayList();
    private final ObservableList<PastCall> past = FXCollections.observableArrayList();
    private final ObservableList<CallView> shownLive = FXCollections.unmodifiableObservableList(live);
    private final ObservableList<PastCall> shownPast = FXCollections.unmodifiableObservableList(past);
    private final ReadOnlyIntegerWrapper missed = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Optional<CallEvent.TransferAsked>> transfer =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<CallEvent>> news = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param pulse runs a task on the FX thread, later */
    public CallModel(Calls calls, Executor pulse) {
        this.calls = calls;
        calls.observe(new FxObserver<>(pulse, this::take));
        live.setAll(calls.current());
        missed.set(calls.missed());
        readPast();
    }

    Calls calls() {
        return calls;
    }

    /** Those that ring or talk now, oldest first; a call that is not as it was replaces itself. */
    public ObservableList<CallView> live() {
        return shownLive;
    }

    ObservableList<PastCall> past() {
        return shownPast;
    }

    public ReadOnlyIntegerProperty missedProperty() {
        return missed.getReadOnlyProperty();
    }

    /** Whom the other side of a call last asked the person to call instead. */
    ReadOnlyObjectProperty<Optional<CallEvent.TransferAsked>> transferProperty() {
        return transfer.getReadOnlyProperty();
    }

    /** What the person is to know of a call beside how it goes: what is not seen, where it was recorded. */
    ReadOnlyObjectProperty<Optional<CallEvent>> newsProperty() {
        return news.getReadOnlyProperty();
    }

    /** The call that the person talks in, or else the first that was made. */
    Optional<CallView> foremost() {
        return live.stream()
                .filter(call -> call.state() instanceof CallView.Talking && !call.held())
                .findFirst()
                .or(() -> live.stream().filter(call -> !call.rings()).findFirst());
    }

    private void take(List<CallEvent> events) {
        for (CallEvent event : events) {
            switch (event) {
                case CallEvent.Changed(CallView call) -> put(call);
                case CallEvent.Over(CallView call) -> {
                    live.removeIf(shown -> shown.key().equals(call.key()));
                    news.set(Optional.of(event));
                }
                case CallEvent.TransferAsked asked -> transfer.set(Optional.of(asked));
                case CallEvent.PictureMissing _, CallEvent.Recorded _, CallEvent.NotRecorded _ ->
                    news.set(Optional.of(event));
                case CallEvent.Pressed _ -> {
                    // Keys are for machines; a person hears who talks.
                }
                case CallEvent.HistoryChanged() -> {
                    missed.set(calls.missed());
                    readPast();
                }
            }
        }
    }

    private void put(CallView call) {
        for (int i = 0; i < live.size(); i++) {
            if (live.get(i).key().equals(call.key())) {
                live.set(i, call);
                return;
            }
        }
        if (!call.over()) {
            live.add(call);
        }
    }

    private void readPast() {
        FxThread.then(calls.history(MOST_PAST), "Reading past calls", past::setAll);
    }
}
