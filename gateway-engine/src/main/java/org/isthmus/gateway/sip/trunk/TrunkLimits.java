package org.isthmus.gateway.sip.trunk;

import java.time.Duration;

/**
 * What a trunk takes on at most, because the network is hostile.
 *
 * @param transactions requests of which the trunk remembers something, in both directions; above it, new ones are answered 503
 * @param connections TCP and TLS connections; above it, new ones are closed at once
 * @param connectionsPerAddress of those, how many one address may have opened
 * @param idle a connection on which nothing came for that long is closed
 * @param unsent bytes that wait for a peer that does not read; a connection with more is closed
 * @param largestDatagram bytes of a request that may go over UDP (RFC 3261 section 18.1.1); larger ones go over TCP
 */
public record TrunkLimits(
        int transactions, int connections, int connectionsPerAddress, Duration idle, int unsent, int largestDatagram) {

    /** RFC 3261 section 18.1.1, for a path whose MTU is unknown. */
    private static final int SAFE_DATAGRAM = 1_300;

    /** What UDP can carry over IPv4. */
    public static final int LARGEST_DATAGRAM = 65_507;

    private static final int BYTES_OF_TRANSACTION = 1_024;
    private static final int SHARE_OF_MEMORY = 4;
    private static final int FEWEST_TRANSACTIONS = 20_000;
    private static final int MOST_TRANSACTIONS = 400_000;

    public TrunkLimits {
        if (transactions < 1 || connections < 1 || connectionsPerAddress < 1 || unsent < 1) {
            throw new IllegalArgumentException("A limit is less than one.");
        }
        if (idle.isNegative() || idle.isZero()) {
            throw new IllegalArgumentException("The idle time is not positive.");
        }
        if (largestDatagram < 1 || largestDatagram > LARGEST_DATAGRAM) {
            throw new IllegalArgumentException("No datagram has " + largestDatagram + " bytes.");
        }
    }

    /** For any machine; a quarter of the memory may hold transactions. */
    public static TrunkLimits recommended() {
        long fit = Runtime.getRuntime().maxMemory() / (SHARE_OF_MEMORY * BYTES_OF_TRANSACTION);
        return new TrunkLimits(
                Math.clamp(fit, FEWEST_TRANSACTIONS, MOST_TRANSACTIONS),
                2_000,
                200,
                Duration.ofMinutes(30),
                4 * 1024 * 1024,
                SAFE_DATAGRAM);
    }

    /** The same, for a path that is known to carry larger datagrams. */
    public TrunkLimits withLargestDatagram(int bytes) {
        return new TrunkLimits(transactions, connections, connectionsPerAddress, idle, unsent, bytes);
    }
}
