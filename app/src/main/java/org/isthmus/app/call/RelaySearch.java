package org.isthmus.app.call;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.isthmus.gateway.call.CallLine;
import org.isthmus.media.RelayServer;

/** The servers that can help a call to find its path. Nobody waits long for them, and a call goes without where there are none. */
final class RelaySearch {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private RelaySearch() {}

    static CompletableFuture<List<RelayServer>> none() {
        return CompletableFuture.completedFuture(List.of());
    }

    /** @return never completes exceptionally */
    static CompletableFuture<List<RelayServer>> over(CallLine line) {
        return line.relays()
                .exceptionally(_ -> List.of())
                .completeOnTimeout(List.of(), LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    }
}
