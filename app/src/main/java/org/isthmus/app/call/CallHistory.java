package org.isthmus.app.call;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.isthmus.app.AppThread;
import org.isthmus.app.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Past calls, and how many of them were missed. Changes on the app's thread; may be asked from any. */
final class CallHistory {

    private static final Logger LOG = LoggerFactory.getLogger(CallHistory.class);

    private final AppThread app;
    private final Database database;
    private final Callers callers;
    private final Runnable changed;
    private final AtomicInteger missed = new AtomicInteger();

    CallHistory(AppThread app, Database database, Callers callers, Runnable changed) {
        this.app = app;
        this.database = database;
        this.callers = callers;
        this.changed = changed;
    }

    void load() {
        missed.set(database.readNow(CallTable::unseen));
    }

    void add(PastCall call) {
        boolean unseen = call.missed();
        if (unseen) {
            missed.incrementAndGet();
        }
        database.change(handle -> CallTable.insert(handle, call, unseen))
                .whenCompleteAsync(
                        (_, failure) -> {
                            if (failure != null) {
                                LOG.error("A call could not be kept in the history.", failure);
                            }
                            changed.run();
                        },
                        app);
    }

    int missed() {
        return missed.get();
    }

    void seen() {
        if (missed.getAndSet(0) > 0) {
            database.change(CallTable::markSeen);
            changed.run();
        }
    }

    CompletableFuture<List<PastCall>> newest(int most) {
        return database.read(handle -> CallTable.newest(handle, most))
                .thenApply(all -> all.stream().map(callers::named).toList());
    }
}
