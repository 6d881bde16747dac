package org.isthmus.ui.sample;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.isthmus.app.lab.Lab;

/** A lab that fills the sample client with the people of Verona. */
public final class SampleLab implements Lab {

    private final SampleClient client;
    private final Clock clock;
    private boolean running;

    SampleLab(SampleClient client, Clock clock) {
        this.clock = clock;
        this.client = client;
    }

    /** It runs from now on, and its people are those that are there already. */
    public synchronized void runsAlready() {
        running = true;
    }

    @Override
    public synchronized boolean running() {
        return running;
    }

    @Override
    public synchronized CompletableFuture<Void> start() {
        if (!running) {
            running = true;
            new SampleData(client, clock).fill();
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletableFuture<Void> stop() {
        running = false;
        client.accounts().all().forEach(account -> client.accounts().remove(account.id()));
        return CompletableFuture.completedFuture(null);
    }
}
