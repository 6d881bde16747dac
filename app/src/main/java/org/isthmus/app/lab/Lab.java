package org.isthmus.app.lab;

import java.util.concurrent.CompletableFuture;

/** The local lab as the window sees it. */
public interface Lab {

    boolean running();

    /**
     * Starts both servers and their bots, adds one account on each, the bots as contacts, and plugs one bridge. Does nothing
     * more when it runs already.
     */
    CompletableFuture<Void> start();

    /** Stops the servers and takes the demo accounts away. */
    CompletableFuture<Void> stop();
}
