package org.isthmus.gateway.sip.call;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.sip.useragent.Answers;
import org.isthmus.gateway.sip.useragent.Exchanges;
import org.isthmus.gateway.sip.useragent.Identity;
import org.isthmus.gateway.sip.useragent.Words;

/**
 * What the parts of calls share.
 *
 * @param executor the account's own, on which everything about calls runs
 */
record CallTools(
        Identity identity,
        Exchanges exchanges,
        Answers answers,
        Acknowledgements acknowledgements,
        Scheduler scheduler,
        Executor executor,
        RandomGenerator random,
        Placing placing) {

    Words words() {
        return identity.words();
    }

    CallHeaders headers() {
        return new CallHeaders(identity, exchanges);
    }

    /** Runs the action on the account's executor once the time has come. */
    Scheduler.Task after(Duration delay, Runnable action) {
        return scheduler.after(delay, () -> executor.execute(action));
    }

    /** Goes on, on the account's executor, with what the media says. */
    <T> void when(CompletableFuture<T> future, Consumer<T> then, Consumer<Throwable> otherwise) {
        future.whenComplete((result, trouble) -> executor.execute(() -> {
            if (trouble == null) {
                then.accept(result);
            } else {
                otherwise.accept(
                        trouble instanceof CompletionException wrapped && wrapped.getCause() != null
                                ? wrapped.getCause()
                                : trouble);
            }
        }));
    }
}
