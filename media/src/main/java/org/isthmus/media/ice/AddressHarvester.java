package org.isthmus.media.ice;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ice4j.Transport;
import org.ice4j.ice.Candidate;
import org.ice4j.ice.Component;
import org.ice4j.ice.HostCandidate;
import org.ice4j.ice.LocalCandidate;
import org.ice4j.ice.harvest.AbstractCandidateHarvester;
import org.ice4j.ice.harvest.HarvestStatistics;
import org.ice4j.socket.IceUdpSocketWrapper;
import org.ice4j.socket.MultiplexingDatagramSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One host candidate for each address that the call may use; the library's own harvester always leaves loopback out. */
final class AddressHarvester extends AbstractCandidateHarvester {

    private static final Logger LOG = LoggerFactory.getLogger(AddressHarvester.class);

    private final List<InetAddress> addresses;
    private final boolean hidden;
    private final HarvestStatistics statistics = new HarvestStatistics();

    /** @param hidden whether the addresses only serve to ask relays, and are never paired with the other side's */
    AddressHarvester(List<InetAddress> addresses, boolean hidden) {
        this.addresses = addresses;
        this.hidden = hidden;
    }

    @Override
    public Collection<LocalCandidate> harvest(Component component) {
        List<LocalCandidate> found = new ArrayList<>();
        for (InetAddress address : addresses) {
            try {
                IceUdpSocketWrapper socket = new IceUdpSocketWrapper(new MultiplexingDatagramSocket(0, address));
                HostCandidate candidate = hidden
                        ? new HiddenCandidate(socket, component)
                        : new HostCandidate(socket, component, Transport.UDP);
                if (component.addLocalCandidate(candidate)) {
                    candidate.getStunStack().addSocket(candidate.getStunSocket(null));
                    found.add(candidate);
                }
            } catch (IOException e) {
                LOG.info("No port on {}: {}", address.getHostAddress(), e.getMessage());
            }
        }
        return found;
    }

    @Override
    public HarvestStatistics getHarvestStatistics() {
        return statistics;
    }

    @Override
    public boolean isHostHarvester() {
        return true;
    }

    private static final class HiddenCandidate extends HostCandidate {

        HiddenCandidate(IceUdpSocketWrapper socket, Component component) {
            super(socket, component, Transport.UDP);
        }

        @Override
        public boolean canReach(Candidate<?> other) {
            return false;
        }
    }
}
