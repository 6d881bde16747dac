package org.isthmus.media.ice;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ice4j.Transport;
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
    private final HarvestStatistics statistics = new HarvestStatistics();

    AddressHarvester(List<InetAddress> addresses) {
        this.addresses = addresses;
    }

    @Override
    public Collection<LocalCandidate> harvest(Component component) {
        List<LocalCandidate> found = new ArrayList<>();
        for (InetAddress address : addresses) {
            try {
                HostCandidate candidate = new HostCandidate(
                        new IceUdpSocketWrapper(new MultiplexingDatagramSocket(0, address)), component, Transport.UDP);
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
}
