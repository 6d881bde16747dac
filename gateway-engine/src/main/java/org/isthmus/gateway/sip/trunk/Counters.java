package org.isthmus.gateway.sip.trunk;

import java.util.concurrent.atomic.LongAdder;

/** Counts for the status. */
final class Counters {

    final LongAdder requestsIn = new LongAdder();
    final LongAdder requestsOut = new LongAdder();
    final LongAdder responsesIn = new LongAdder();
    final LongAdder responsesOut = new LongAdder();
    final LongAdder absorbed = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder overloaded = new LongAdder();
    final LongAdder unreadable = new LongAdder();

    TrunkStatus status(int transactions, int connections) {
        return new TrunkStatus(
                requestsIn.sum(),
                requestsOut.sum(),
                responsesIn.sum(),
                responsesOut.sum(),
                absorbed.sum(),
                refused.sum(),
                overloaded.sum(),
                unreadable.sum(),
                transactions,
                connections);
    }
}
