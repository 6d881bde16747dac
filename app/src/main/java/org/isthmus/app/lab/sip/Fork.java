package org.isthmus.app.lab.sip;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sip.ClientTransaction;
import javax.sip.ServerTransaction;
import javax.sip.message.Response;

/** One request on its way to one or more targets, and what they have answered (RFC 3261 section 16.7). */
final class Fork {

    private final ServerTransaction upstream;
    private final Map<ClientTransaction, Leg> legs = new LinkedHashMap<>();
    private Optional<Response> best = Optional.empty();
    private boolean answered;
    private boolean cancelled;

    Fork(ServerTransaction upstream) {
        this.upstream = upstream;
    }

    ServerTransaction upstream() {
        return upstream;
    }

    void add(ClientTransaction leg) {
        legs.put(leg, Leg.CALLING);
    }

    List<ClientTransaction> legs() {
        return List.copyOf(legs.keySet());
    }

    /** Nothing has been heard of the leg before; it is the first provisional answer that makes a CANCEL allowed. */
    void proceeding(ClientTransaction leg) {
        legs.replace(leg, Leg.CALLING, Leg.PROCEEDING);
    }

    void completed(ClientTransaction leg) {
        legs.put(leg, Leg.COMPLETED);
    }

    void cancelled(ClientTransaction leg) {
        legs.put(leg, Leg.CANCELLED);
    }

    List<ClientTransaction> proceeding() {
        return legs.entrySet().stream()
                .filter(entry -> entry.getValue() == Leg.PROCEEDING)
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean over() {
        return legs.values().stream().allMatch(leg -> leg == Leg.COMPLETED);
    }

    boolean answered() {
        return answered;
    }

    void answer() {
        answered = true;
    }

    boolean cancelled() {
        return cancelled;
    }

    void cancel() {
        cancelled = true;
    }

    Optional<Response> best() {
        return best;
    }

    /** RFC 3261 section 16.7, step 6. */
    void consider(Response response) {
        if (best.map(old -> rank(response.getStatusCode()) < rank(old.getStatusCode()))
                .orElse(true)) {
            best = Optional.of(response);
        }
    }

    private static int rank(int status) {
        return switch (status) {
            case 401, 407, 415, 420, 484 -> 400;
            case 408, 503 -> 699;
            default -> status >= 600 ? status - 600 : status;
        };
    }

    private enum Leg {
        CALLING,
        PROCEEDING,
        CANCELLED,
        COMPLETED
    }
}
