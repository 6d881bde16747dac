package org.isthmus.media.rtp;

import java.time.Duration;
import java.util.Optional;

/** The figures of one link; the fields are those of {@link org.isthmus.media.MediaStatistics.StreamStatistics}. */
public record LinkStatistics(
        long packetsSent,
        long packetsReceived,
        long packetsLost,
        double lossReceived,
        Optional<Double> lossSent,
        Duration jitter,
        Optional<Duration> roundTrip,
        Duration silence) {}
