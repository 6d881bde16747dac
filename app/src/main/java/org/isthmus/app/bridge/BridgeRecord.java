package org.isthmus.app.bridge;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.error.Failure;

/** A bridge as the database keeps it. */
record BridgeRecord(
        BridgeId id, Instant madeAt, Party sip, Party xmpp, Set<Traffic> carries, boolean enabled, Totals totals) {

    BridgeRecord {
        carries = Set.copyOf(carries);
    }

    /** What happened since the bridge was made. */
    record Totals(long carried, long lost, long loopsCut, Optional<Failure> lastFailure) {

        static final Totals NONE = new Totals(0, 0, 0, Optional.empty());

        Totals plusCarried() {
            return new Totals(carried + 1, lost, loopsCut, lastFailure);
        }

        Totals plusLost(Failure failure) {
            return new Totals(carried, lost + 1, loopsCut, Optional.of(failure));
        }

        Totals plusLoop(Failure failure) {
            return new Totals(carried, lost, loopsCut + 1, Optional.of(failure));
        }
    }

    BridgeRecord withEnabled(boolean newEnabled) {
        return new BridgeRecord(id, madeAt, sip, xmpp, carries, newEnabled, totals);
    }

    BridgeRecord withCarries(Set<Traffic> newCarries) {
        return new BridgeRecord(id, madeAt, sip, xmpp, newCarries, enabled, totals);
    }

    BridgeRecord withTotals(Totals newTotals) {
        return new BridgeRecord(id, madeAt, sip, xmpp, carries, enabled, newTotals);
    }

    BridgeView view(int perMinute) {
        return new BridgeView(
                id,
                sip,
                xmpp,
                carries,
                enabled,
                perMinute,
                totals.carried(),
                totals.lost(),
                totals.loopsCut(),
                totals.lastFailure());
    }
}
