package org.isthmus.app.gateway;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.isthmus.app.Observers;
import org.isthmus.app.Registration;
import org.isthmus.app.gateway.GatewayView.Phase;
import org.isthmus.app.gateway.config.GatewayConfig;
import org.isthmus.app.gateway.config.GatewayConfigReader;
import org.isthmus.app.gateway.config.Mistake;
import org.isthmus.app.gateway.config.Reading;
import org.isthmus.app.store.Database;
import org.isthmus.app.store.Remembered;
import org.isthmus.gateway.concurrent.OrderedExecutor;

/** Runs a gateway inside the program with a window. One thing at a time, in the order in which it was asked for. */
public final class LocalGateway implements GatewayControl, AutoCloseable {

    private static final String FILE = "gateway-file";

    private final GatewayConfigReader reader;
    private final Database database;
    private final OrderedExecutor order = new OrderedExecutor("isthmus-gateway-control");
    private final Observers<GatewayView> observers = new Observers<>();
    private volatile GatewayView view;
    private volatile Optional<GatewayProgram> program = Optional.empty();

    /** Takes the file that was chosen before; it is checked when somebody wants to know. Blocks for a read. */
    public LocalGateway(GatewayConfigReader reader, Database database) {
        this.reader = reader;
        this.database = database;
        view = GatewayView.stopped(
                database.readNow(handle -> Remembered.get(handle, FILE)).map(Path::of));
    }

    @Override
    public GatewayView view() {
        return view.with(program.map(GatewayProgram::report));
    }

    @Override
    public CompletableFuture<Void> choose(Path file) {
        return inOrder(() -> {
            stopNow();
            Path absolute = file.toAbsolutePath().normalize();
            database.change(handle -> Remembered.put(handle, FILE, absolute.toString()));
            checkNow(absolute);
        });
    }

    @Override
    public CompletableFuture<Void> check() {
        return inOrder(() -> view.file().ifPresent(this::checkNow));
    }

    @Override
    public CompletableFuture<Void> start() {
        return inOrder(() -> {
            if (program.isEmpty()) {
                view.file().ifPresent(this::startNow);
            }
        });
    }

    @Override
    public CompletableFuture<Void> stop() {
        return inOrder(this::stopNow);
    }

    @Override
    public Registration observe(Consumer<GatewayView> observer) {
        return observers.add(observer);
    }

    /** Stops what runs. Blocks some seconds at most. */
    @Override
    public void close() {
        stop().join();
    }

    private CompletableFuture<Void> inOrder(Runnable work) {
        return CompletableFuture.runAsync(work, order);
    }

    private void checkNow(Path file) {
        Reading reading = reader.read(file);
        List<Mistake> mistakes = reading instanceof Reading.Wrong(var wrong) ? wrong : List.of();
        show(new GatewayView(Optional.of(file), view.phase(), mistakes, Optional.empty(), Optional.empty()));
    }

    private void startNow(Path file) {
        show(view.with(Phase.STARTING));
        switch (reader.read(file)) {
            case Reading.Wrong(var mistakes) -> stopped(file, mistakes, Optional.empty());
            case Reading.Valid(GatewayConfig config) -> {
                try {
                    program = Optional.of(GatewayProgram.start(config, _ -> observers.tell(view())));
                    show(new GatewayView(
                            Optional.of(file), Phase.RUNNING, List.of(), Optional.empty(), Optional.empty()));
                } catch (GatewayException e) {
                    stopped(file, List.of(), Optional.ofNullable(e.getMessage()));
                }
            }
        }
    }

    private void stopNow() {
        Optional<GatewayProgram> running = program;
        if (running.isPresent()) {
            show(view.with(Phase.STOPPING));
            running.get().close();
            program = Optional.empty();
            show(view.with(Phase.STOPPED));
        }
    }

    private void stopped(Path file, List<Mistake> mistakes, Optional<String> problem) {
        show(new GatewayView(Optional.of(file), Phase.STOPPED, mistakes, problem, Optional.empty()));
    }

    private void show(GatewayView now) {
        view = now;
        observers.tell(view());
    }
}
