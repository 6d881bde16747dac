package org.isthmus.ui.common;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ways onto the FX thread. */
public final class FxThread {

    private static final Logger LOG = LoggerFactory.getLogger(FxThread.class);

    private FxThread() {}

    /** Runs the task on the FX thread with the next pulse. From any thread. */
    public static void atNextPulse(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            once(task);
        } else {
            Platform.runLater(() -> once(task));
        }
    }

    /** Runs the task on the FX thread: at once when this is it. */
    public static void run(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }

    /** Hands the result to the FX thread; a future that failed is logged with what was tried. */
    public static <T> void then(CompletableFuture<T> future, String what, Consumer<T> onFx) {
        then(future, onFx, problem -> LOG.warn("{} failed.", what, problem));
    }

    /** Hands the result, or what went wrong, to the FX thread. */
    public static <T> void then(CompletableFuture<T> future, Consumer<T> onFx, Consumer<Throwable> onProblem) {
        BiConsumer<T, Throwable> both = (value, problem) -> run(() -> {
            if (problem == null) {
                onFx.accept(value);
            } else {
                onProblem.accept(problem);
            }
        });
        future.whenComplete(both);
    }

    private static void once(Runnable task) {
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                stop();
                task.run();
            }
        }.start();
    }
}
