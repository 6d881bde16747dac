package org.isthmus.gateway.sip.trunk;

/**
 * What a trunk has done since it was made, and what it holds now.
 *
 * @param requestsIn new ones, without retransmissions
 * @param requestsOut without retransmissions
 * @param responsesIn final ones that belonged to a request
 * @param responsesOut final ones, without repetitions
 * @param absorbed retransmissions of requests, and responses that came again or belonged to nothing
 * @param refused requests of senders that are not trusted and showed no credentials, or wrong ones
 * @param overloaded requests that were answered 503 because there were too many
 * @param unreadable messages that could not be read
 * @param transactions that something is remembered of
 * @param connections over TCP and TLS
 */
public record TrunkStatus(
        long requestsIn,
        long requestsOut,
        long responsesIn,
        long responsesOut,
        long absorbed,
        long refused,
        long overloaded,
        long unreadable,
        int transactions,
        int connections) {}
