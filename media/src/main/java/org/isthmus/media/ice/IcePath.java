package org.isthmus.media.ice;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.ice4j.ice.Agent;
import org.ice4j.ice.Component;
import org.ice4j.ice.IceMediaStream;
import org.ice4j.ice.KeepAliveStrategy;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaStatistics;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Transport;
import org.isthmus.media.description.Transport.Endpoint;
import org.isthmus.media.description.Transport.Ice;
import org.isthmus.media.description.Transport.Plain;
import org.isthmus.media.path.PacketHandler;
import org.isthmus.media.path.PacketPath;
import org.isthmus.media.path.Remote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A path that is found by ICE; to a side that knows no ICE, the plain address that it said. */
public final class IcePath implements PacketPath {

    private static final String STREAM = "media";

    /** Candidates of the other side that are looked at; a description may hold any number. */
    private static final int MAX_REMOTE = 64;

    private static final Logger LOG = LoggerFactory.getLogger(IcePath.class);

    private final Gathering gathering;
    private final LongSupplier nanoTime;
    private final Agent agent;
    private final IceMediaStream stream;
    private final Map<Integer, IceSockets> sockets = new ConcurrentSkipListMap<>();
    private final IceEvents events;
    private volatile Set<Candidate> told = Set.of();
    private int taken;
    private boolean started;
    private boolean withoutIce;

    private IcePath(Gathering gathering, LongSupplier nanoTime) {
        this.gathering = gathering;
        this.nanoTime = nanoTime;
        agent = gathering.agent();
        stream = agent.createMediaStream(STREAM);
        events = new IceEvents(agent, stream, this::sockets, nanoTime);
    }

    /** Loads the library, which takes a while the first time. */
    public static void warmUp() {
        new Gathering(true, List.of(), List.of(), false, 1, 0).agent().free();
    }

    /**
     * Gathers candidates, which may take seconds where servers are asked.
     *
     * @param later told of candidates that are found after this has returned, on any thread
     */
    public static IcePath gather(
            Gathering gathering, LongSupplier nanoTime, PacketHandler handler, Consumer<List<Candidate>> later)
            throws MediaException {
        IcePath path = new IcePath(gathering, nanoTime);
        path.events.watch();
        try {
            for (int component = 1; component <= gathering.components(); component++) {
                path.create(handler);
            }
            path.askServers(later);
            return path;
        } catch (IOException | IllegalArgumentException e) {
            path.close();
            throw new MediaException(MediaException.Cause.LOCAL, "No port for media could be opened.", e);
        } catch (MediaException e) {
            path.close();
            throw e;
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

    private void askServers(Consumer<List<Candidate>> later) throws MediaException {
        try {
            gathering.askServers(agent, () -> found(later)).join();
        } catch (CompletionException e) {
            LOG.warn("Not all servers that were asked for addresses have answered");
        }
        boolean relayed = candidates().stream().anyMatch(candidate -> candidate.type() == Candidate.Type.RELAYED);
        if (!relayed
                && gathering.relays().stream().anyMatch(server -> server.login().isPresent())) {
            LOG.warn("No relay server gave an address: it does not answer, or refuses the login");
        }
        if (!relayed && gathering.hidden()) {
            throw new MediaException(
                    MediaException.Cause.CONNECTIVITY,
                    "The call may only go over a relay server, and none gave an address: "
                            + "it does not answer, or refuses the login.");
        }
        told = new HashSet<>(candidates());
    }

    private void found(Consumer<List<Candidate>> later) {
        sockets.values().forEach(IceSockets::refresh);
        Set<Candidate> before = told;
        if (!before.isEmpty()) {
            List<Candidate> fresh =
                    candidates().stream().filter(one -> !before.contains(one)).toList();
            told = new HashSet<>(candidates());
            if (!fresh.isEmpty()) {
                later.accept(fresh);
            }
        }
    }

    private List<Candidate> candidates() {
        return stream.getComponents().stream()
                .flatMap(component -> Candidates.local(component, gathering.hidden()).stream())
                .toList();
    }

    @Override
    public Ice local() {
        return new Ice(
                agent.getLocalUfrag(),
                agent.getLocalPassword(),
                candidates(),
                standard(Component.RTP).map(rtp -> new Plain(rtp, standard(Component.RTCP))),
                false,
                false,
                gathering.generation(),
                List.of());
    }

    private Optional<Endpoint> standard(int component) {
        return Optional.ofNullable(stream.getComponent(component))
                .flatMap(Candidates::standard)
                .map(candidate -> Candidates.endpoint(candidate.getTransportAddress()));
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
        sockets(Transport.RTP).ifPresent(own -> own.useWithoutChecks(rtp, nanoTime));
        sockets(Transport.RTCP).ifPresent(own -> own.useWithoutChecks(rtcp, nanoTime));
        events.ready().complete(null);
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
        return events.ready();
    }

    @Override
    public CompletableFuture<Void> lost() {
        return events.lost();
    }

    @Override
    public void send(int component, byte[] packet, int length) {
        sockets(component).ifPresent(own -> own.send(packet, length));
    }

    @Override
    public MediaStatistics.Path kind() {
        return withoutIce ? MediaStatistics.Path.PLAIN : events.kind();
    }

    private Optional<IceSockets> sockets(int component) {
        return Optional.ofNullable(sockets.get(component));
    }

    @Override
    public void close() {
        sockets.values().forEach(IceSockets::close);
        agent.free();
        events.close();
    }
}
