package org.isthmus.media.ice;

import java.beans.PropertyChangeEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import org.ice4j.ice.Agent;
import org.ice4j.ice.CandidatePair;
import org.ice4j.ice.CandidatePairState;
import org.ice4j.ice.CandidateType;
import org.ice4j.ice.Component;
import org.ice4j.ice.IceMediaStream;
import org.ice4j.ice.IceProcessingState;
import org.ice4j.ice.KeepAliveStrategy;
import org.ice4j.ice.LocalCandidate;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaStatistics;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Transport;
import org.isthmus.media.description.Transport.Ice;
import org.isthmus.media.description.Transport.Plain;
import org.isthmus.media.path.PacketHandler;
import org.isthmus.media.path.PacketPath;
import org.isthmus.media.path.Remote;

/** A path that is found by ICE; to a side that knows no ICE, the plain address that it said. */
public final class IcePath implements PacketPath {

    private static final String STREAM = "media";

    /** Candidates of the other side that are looked at; a description may hold any number. */
    private static final int MAX_REMOTE = 64;

    private final Agent agent;
    private final IceMediaStream stream;
    private final Map<Integer, IceSockets> sockets = new ConcurrentSkipListMap<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> lost = new CompletableFuture<>();
    private final int generation;
    private int taken;
    private boolean started;
    private boolean withoutIce;

    private IcePath(Agent agent, IceMediaStream stream, int generation) {
        this.agent = agent;
        this.stream = stream;
        this.generation = generation;
    }

    /**
     * Gathers candidates, which may take seconds where servers are asked.
     *
     * @param controlling whether this side wrote the first offer
     * @param components 1 for RTP and RTCP on one port, 2 for one each
     * @param generation raised at each restart
     */
    public static IcePath gather(
            boolean controlling, List<InetAddress> addresses, int components, int generation, PacketHandler handler)
            throws MediaException {
        Agent agent = new Agent();
        agent.setControlling(controlling);
        agent.setUseDynamicPorts(false);
        agent.setPerformConsentFreshness(true);
        agent.addCandidateHarvester(new AddressHarvester(addresses));
        IcePath path = new IcePath(agent, agent.createMediaStream(STREAM), generation);
        path.watch();
        try {
            for (int component = 1; component <= components; component++) {
                path.create(handler);
            }
            return path;
        } catch (IOException | IllegalArgumentException e) {
            path.close();
            throw new MediaException(MediaException.Cause.LOCAL, "No port for media could be opened.", e);
        }
    }

    private void create(PacketHandler handler) throws IOException, MediaException {
        // Once it is done the library answers checks on the selected pair of RTP alone, unless it keeps all pairs
        // alive.
        KeepAliveStrategy keepAlive =
                sockets.isEmpty() ? KeepAliveStrategy.SELECTED_ONLY : KeepAliveStrategy.ALL_SUCCEEDED;
        Component component = agent.createComponent(stream, keepAlive, false);
        if (component.getLocalCandidateCount() == 0) {
            throw new MediaException(MediaException.Cause.CONNECTIVITY, "This computer is not connected to a network.");
        }
        IceSockets own = new IceSockets(component, handler);
        own.refresh();
        sockets.put(component.getComponentID(), own);
    }

    private void watch() {
        agent.addStateChangeListener(this::stateChanged);
        stream.addPairChangeListener(this::pairChanged);
    }

    private void stateChanged(PropertyChangeEvent event) {
        if (event.getNewValue() == IceProcessingState.COMPLETED) {
            stream.getComponents().forEach(this::useSelected);
            ready.complete(null);
        } else if (event.getNewValue() == IceProcessingState.FAILED) {
            ready.completeExceptionally(noPath());
        }
    }

    private void pairChanged(PropertyChangeEvent event) {
        if (!(event.getSource() instanceof CandidatePair pair)) {
            return;
        }
        Optional<IceSockets> own = sockets(pair.getParentComponent().getComponentID());
        if (event.getPropertyName().equals(IceMediaStream.PROPERTY_PAIR_NOMINATED)) {
            own.ifPresent(known -> known.use(pair));
        } else if (event.getNewValue() == CandidatePairState.SUCCEEDED) {
            own.ifPresent(known -> known.checked(pair));
        } else if (event.getNewValue() == CandidatePairState.FAILED && ready.isDone() && isSelected(pair)) {
            // Consent ran out (RFC 7675 section 5.1): nothing may be sent there any more.
            own.ifPresent(IceSockets::stopSending);
            lost.complete(null);
        }
    }

    private static boolean isSelected(CandidatePair pair) {
        return pair.equals(pair.getParentComponent().getSelectedPair());
    }

    private void useSelected(Component component) {
        CandidatePair pair = component.getSelectedPair();
        Optional<IceSockets> own = sockets(component.getComponentID());
        if (pair != null) {
            own.ifPresent(known -> {
                known.checked(pair);
                known.use(pair);
            });
        }
    }

    private Optional<IceSockets> sockets(int component) {
        return Optional.ofNullable(sockets.get(component));
    }

    private static MediaException noPath() {
        return new MediaException(
                MediaException.Cause.CONNECTIVITY, "No way was found on which packets reach the other side.");
    }

    @Override
    public Ice local() {
        List<Candidate> candidates = new ArrayList<>();
        for (Component component : stream.getComponents()) {
            candidates.addAll(Candidates.local(component));
        }
        return new Ice(
                agent.getLocalUfrag(),
                agent.getLocalPassword(),
                candidates,
                standard(),
                false,
                false,
                generation,
                List.of());
    }

    private Optional<Plain> standard() {
        return standard(Component.RTP)
                .map(rtp -> new Plain(
                        Candidates.endpoint(rtp.getTransportAddress()),
                        standard(Component.RTCP).map(rtcp -> Candidates.endpoint(rtcp.getTransportAddress()))));
    }

    private Optional<LocalCandidate> standard(int component) {
        return Optional.ofNullable(stream.getComponent(component)).map(Component::getDefaultCandidate);
    }

    @Override
    public void connect(Transport remote, boolean rtcpMux) throws MediaException {
        switch (remote) {
            case Ice ice -> connect(ice, rtcpMux);
            case Plain plain -> connect(plain);
        }
    }

    private void connect(Ice ice, boolean rtcpMux) throws MediaException {
        if (started) {
            add(ice.candidates());
            return;
        }
        if (rtcpMux) {
            dropRtcp();
        }
        if (ice.lite()) {
            agent.setControlling(true);
        }
        stream.setRemoteUfrag(ice.ufrag());
        stream.setRemotePassword(ice.password());
        int usable = 0;
        for (Candidate candidate : ice.candidates()) {
            usable += addFirst(candidate) ? 1 : 0;
        }
        if (usable == 0 && !ice.trickle()) {
            if (ice.standard().isEmpty()) {
                throw new MediaException(
                        MediaException.Cause.CONNECTIVITY, "The other side says no address that can be reached.");
            }
            connect(ice.standard().get());
            return;
        }
        started = true;
        agent.startConnectivityEstablishment();
    }

    private void dropRtcp() {
        Component rtcp = stream.getComponent(Component.RTCP);
        if (rtcp != null) {
            Optional.ofNullable(sockets.remove(Component.RTCP)).ifPresent(IceSockets::close);
            stream.removeComponent(rtcp);
        }
    }

    private boolean addFirst(Candidate candidate) {
        Component component = stream.getComponent(candidate.component());
        if (component == null || taken >= MAX_REMOTE) {
            return false;
        }
        taken++;
        return Candidates.remote(component, candidate)
                .map(remote -> {
                    component.addRemoteCandidate(remote);
                    return true;
                })
                .orElse(false);
    }

    private void connect(Plain plain) throws MediaException {
        withoutIce = true;
        InetSocketAddress rtp = Remote.address(plain.rtp());
        InetSocketAddress rtcp =
                plain.rtcp().isPresent() ? Remote.address(plain.rtcp().get()) : Remote.next(rtp);
        sockets(Transport.RTP).ifPresent(own -> own.useWithoutChecks(rtp));
        sockets(Transport.RTCP).ifPresent(own -> own.useWithoutChecks(rtcp));
        ready.complete(null);
    }

    @Override
    public void add(List<Candidate> candidates) {
        if (!started) {
            return;
        }
        for (Candidate candidate : candidates) {
            Component component = stream.getComponent(candidate.component());
            if (component != null && taken < MAX_REMOTE) {
                taken++;
                Candidates.remote(component, candidate).ifPresent(component::addUpdateRemoteCandidates);
            }
        }
        stream.getComponents().forEach(Component::updateRemoteCandidates);
    }

    @Override
    public CompletableFuture<Void> ready() {
        return ready;
    }

    @Override
    public CompletableFuture<Void> lost() {
        return lost;
    }

    @Override
    public void send(int component, byte[] packet, int length) {
        sockets(component).ifPresent(own -> own.send(packet, length));
    }

    @Override
    public MediaStatistics.Path kind() {
        Component rtp = stream.getComponent(Component.RTP);
        CandidatePair pair = rtp == null ? null : rtp.getSelectedPair();
        if (pair == null || withoutIce) {
            return MediaStatistics.Path.PLAIN;
        }
        CandidateType own = pair.getLocalCandidate().getType();
        CandidateType other = pair.getRemoteCandidate().getType();
        if (own == CandidateType.RELAYED_CANDIDATE || other == CandidateType.RELAYED_CANDIDATE) {
            return MediaStatistics.Path.RELAYED;
        }
        return own == CandidateType.HOST_CANDIDATE && other == CandidateType.HOST_CANDIDATE
                ? MediaStatistics.Path.DIRECT
                : MediaStatistics.Path.THROUGH_NAT;
    }

    @Override
    public void close() {
        sockets.values().forEach(IceSockets::close);
        agent.free();
        ready.completeExceptionally(noPath());
    }
}
