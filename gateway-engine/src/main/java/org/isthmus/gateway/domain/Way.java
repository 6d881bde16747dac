package org.isthmus.gateway.domain;

import java.time.Duration;

/**
 * What crossed in one direction since the gateway started.
 *
 * @param taken messages with something to carry
 * @param delivered accepted by the other side
 * @param refused went back to their sender as an error
 * @param underWay neither yet
 * @param median from the arrival to the other side's answer
 * @param p99 what one message in a hundred exceeds
 */
public record Way(long taken, long delivered, long refused, long underWay, Duration median, Duration p99) {}
