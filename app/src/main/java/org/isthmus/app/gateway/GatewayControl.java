package org.isthmus.app.gateway;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.isthmus.app.Registration;

/**
 * The gateway of the program with a window. {@link #view} answers from memory; whatever takes time returns a future, which
 * never fails: what went wrong is in the view.
 */
public interface GatewayControl {

    /** How everything is at this moment, figures included. */
    GatewayView view();

    /** Takes another configuration file, checks it, and remembers it for the next start of the program. */
    CompletableFuture<Void> choose(Path file);

    /** Reads the file again. */
    CompletableFuture<Void> check();

    /** Reads the file again and starts the gateway when it is in order. */
    CompletableFuture<Void> start();

    /** Stops the gateway; what is under way has some seconds. */
    CompletableFuture<Void> stop();

    /** Tells whenever the phase, the file or the state of a side changes; figures are for those who ask. */
    Registration observe(Consumer<GatewayView> observer);
}
