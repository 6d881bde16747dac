package org.isthmus.media.ice;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.ice4j.ice.Agent;
import org.isthmus.media.RelayServer;

/**
 * What candidates are sought, and where.
 *
 * @param controlling whether this side wrote the first offer
 * @param addresses of this computer
 * @param relays servers that are asked in parallel
 * @param hidden whether no own address is shown to the other side
 * @param components 1 for RTP and RTCP on one port, 2 for one each
 * @param generation raised at each restart
 */
public record Gathering(
        boolean controlling,
        List<InetAddress> addresses,
        List<RelayServer> relays,
        boolean hidden,
        int components,
        int generation) {

    /** A server that does not answer holds up a call for no longer; what comes later is told as an addition. */
    private static final long PATIENCE_MILLIS = 2_500;

    public Gathering {
        addresses = List.copyOf(addresses);
        relays = List.copyOf(relays);
    }

    Agent agent() {
        Agent agent = new Agent();
        agent.setControlling(controlling);
        agent.setUseDynamicPorts(false);
        agent.setPerformConsentFreshness(true);
        agent.setTrickling(true);
        agent.addCandidateHarvester(new AddressHarvester(addresses, hidden));
        Relays.harvesters(relays, hidden).forEach(agent::addCandidateHarvester);
        return agent;
    }

    /**
     * Asks the servers.
     *
     * @return completes when all have answered or given up; exceptionally when this side waited long enough
     */
    CompletableFuture<Void> askServers(Agent agent, Runnable found) {
        CompletableFuture<Void> all = new CompletableFuture<>();
        if (relays.isEmpty()) {
            all.complete(null);
            return all;
        }
        Thread.ofVirtual()
                .name("ice-gather")
                .start(() -> agent.startCandidateTrickle(candidates -> {
                    found.run();
                    if (candidates == null) {
                        all.complete(null);
                    }
                }));
        return all.copy().orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
}
