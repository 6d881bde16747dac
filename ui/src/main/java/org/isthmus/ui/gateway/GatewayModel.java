package org.isthmus.ui.gateway;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.isthmus.app.Registration;
import org.isthmus.app.gateway.GatewayControl;
import org.isthmus.app.gateway.GatewayView;
import org.isthmus.ui.common.FxObserver;
import org.isthmus.ui.common.FxThread;

/** The gateway as it is shown: news arrive in batches, figures when they are asked for. FX thread. */
final class GatewayModel implements AutoCloseable {

    private final GatewayControl gateway;
    private final ReadOnlyObjectWrapper<GatewayView> view;
    private final Registration registration;

    GatewayModel(GatewayControl gateway) {
        this(gateway, FxThread::atNextPulse);
    }

    /** @param pulse runs a task on the FX thread, later */
    GatewayModel(GatewayControl gateway, Executor pulse) {
        this.gateway = gateway;
        this.view = new ReadOnlyObjectWrapper<>(this, "view", gateway.view());
        this.registration = gateway.observe(new FxObserver<GatewayView>(pulse, this::take));
    }

    ReadOnlyObjectProperty<GatewayView> viewProperty() {
        return view.getReadOnlyProperty();
    }

    GatewayView view() {
        return view.get();
    }

    /** Reads the figures again, which nobody tells. */
    void refresh() {
        view.set(gateway.view());
    }

    CompletableFuture<Void> choose(Path file) {
        return gateway.choose(file);
    }

    CompletableFuture<Void> check() {
        return gateway.check();
    }

    CompletableFuture<Void> startOrStop() {
        return view.get().phase() == GatewayView.Phase.RUNNING ? gateway.stop() : gateway.start();
    }

    @Override
    public void close() {
        registration.close();
    }

    private void take(List<GatewayView> news) {
        view.set(news.getLast());
    }
}
