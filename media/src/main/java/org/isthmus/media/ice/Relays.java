package org.isthmus.media.ice;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.ice4j.Transport;
import org.ice4j.TransportAddress;
import org.ice4j.ice.HostCandidate;
import org.ice4j.ice.harvest.CandidateHarvester;
import org.ice4j.ice.harvest.StunCandidateHarvester;
import org.ice4j.ice.harvest.TurnCandidateHarvest;
import org.ice4j.ice.harvest.TurnCandidateHarvester;
import org.ice4j.message.Response;
import org.ice4j.security.LongTermCredential;
import org.isthmus.media.RelayServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks STUN and TURN servers, over UDP, for candidates. */
final class Relays {

    private static final Logger LOG = LoggerFactory.getLogger(Relays.class);

    /** More are not asked: each costs packets of every call. */
    private static final int MAX_SERVERS = 4;

    private Relays() {}

    /** @param hidden whether nothing but relayed candidates may come of it */
    static List<CandidateHarvester> harvesters(List<RelayServer> servers, boolean hidden) {
        List<CandidateHarvester> all = new ArrayList<>();
        for (RelayServer server : servers) {
            if (all.size() < MAX_SERVERS && (server.login().isPresent() || !hidden)) {
                try {
                    InetAddress address = InetAddress.getByName(server.host());
                    all.add(harvester(server, new TransportAddress(address, server.port(), Transport.UDP), hidden));
                } catch (UnknownHostException | IllegalArgumentException e) {
                    LOG.warn("The relay server {} is not known: {}", server.host(), e.getMessage());
                }
            }
        }
        return all;
    }

    private static CandidateHarvester harvester(RelayServer server, TransportAddress address, boolean hidden) {
        if (server.login().isEmpty()) {
            return new StunCandidateHarvester(address);
        }
        RelayServer.Login login = server.login().get();
        LongTermCredential credential = new LongTermCredential(login.user(), login.password());
        return hidden ? new Hidden(address, credential) : new TurnCandidateHarvester(address, credential);
    }

    /** An address of this computer in a pair would be shown to the other side by the first check. */
    private static final class Hidden extends TurnCandidateHarvester {

        Hidden(TransportAddress server, LongTermCredential credential) {
            super(server, credential);
        }

        @Override
        protected TurnCandidateHarvest createHarvest(HostCandidate host) {
            return new TurnCandidateHarvest(this, host) {
                @Override
                protected void createServerReflexiveCandidate(Response response) {
                    // The allocation tells this side's outer address too, and nobody may learn it.
                }
            };
        }
    }
}
