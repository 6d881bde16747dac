package org.isthmus.media.ice;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ice4j.Transport;
import org.ice4j.TransportAddress;
import org.ice4j.ice.CandidateType;
import org.ice4j.ice.Component;
import org.ice4j.ice.LocalCandidate;
import org.ice4j.ice.RemoteCandidate;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Transport.Endpoint;

/** The library's candidates in the words of a description, and back. */
final class Candidates {

    private static final int MAX_PORT = 65_535;

    /** Stands where an address is kept back (RFC 8839 section 5.1). */
    private static final Endpoint NOWHERE = new Endpoint("0.0.0.0", 9);

    /** The candidate that is most likely to be reached by a side without ICE (RFC 8445 section 5.1.4). */
    static Optional<LocalCandidate> standard(Component component) {
        return component.getLocalCandidates().stream()
                .filter(candidate -> type(candidate.getType()).isPresent())
                .max(Comparator.comparingInt(Candidates::reach).thenComparingLong(LocalCandidate::getPriority));
    }

    private static int reach(LocalCandidate candidate) {
        return type(candidate.getType()).map(Enum::ordinal).orElse(-1);
    }

    private Candidates() {}

    /** What the other side is told; where this side is hidden, relayed candidates without the address behind them. */
    static List<Candidate> local(Component component, boolean hidden) {
        List<Candidate> all = new ArrayList<>();
        for (LocalCandidate candidate : component.getLocalCandidates()) {
            type(candidate.getType())
                    .filter(type -> !hidden || type == Candidate.Type.RELAYED)
                    .ifPresent(type -> all.add(local(component, candidate, type, hidden)));
        }
        return all;
    }

    private static Candidate local(Component component, LocalCandidate candidate, Candidate.Type type, boolean hidden) {
        Optional<Endpoint> base = type == Candidate.Type.HOST
                ? Optional.empty()
                : Optional.ofNullable(candidate.getRelatedAddress()).map(Candidates::endpoint);
        Optional<Endpoint> related = hidden ? Optional.of(NOWHERE) : base;
        return new Candidate(
                candidate.getFoundation(),
                component.getComponentID(),
                "udp",
                candidate.getPriority(),
                endpoint(candidate.getTransportAddress()),
                type,
                related,
                Optional.empty(),
                0);
    }

    static Endpoint endpoint(TransportAddress address) {
        return new Endpoint(address.getAddress().getHostAddress(), address.getPort());
    }

    private static Optional<Candidate.Type> type(CandidateType type) {
        return switch (type) {
            case HOST_CANDIDATE, LOCAL_CANDIDATE -> Optional.of(Candidate.Type.HOST);
            case SERVER_REFLEXIVE_CANDIDATE, STUN_CANDIDATE -> Optional.of(Candidate.Type.SERVER_REFLEXIVE);
            case PEER_REFLEXIVE_CANDIDATE -> Optional.empty();
            case RELAYED_CANDIDATE -> Optional.of(Candidate.Type.RELAYED);
        };
    }

    /**
     * A candidate of the other side; empty where it cannot be used: TCP, a port that does not exist, or a name, which is not
     * looked up because a description of a stranger should not make this computer ask anybody.
     */
    static Optional<RemoteCandidate> remote(Component component, Candidate candidate) {
        int port = candidate.endpoint().port();
        if (!candidate.protocol().equalsIgnoreCase("udp") || port < 1 || port > MAX_PORT) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(candidate.endpoint().host());
            return Optional.of(new RemoteCandidate(
                    new TransportAddress(address, port, Transport.UDP),
                    component,
                    type(candidate.type()),
                    candidate.foundation(),
                    candidate.priority(),
                    null));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static CandidateType type(Candidate.Type type) {
        return switch (type) {
            case HOST -> CandidateType.HOST_CANDIDATE;
            case SERVER_REFLEXIVE -> CandidateType.SERVER_REFLEXIVE_CANDIDATE;
            case PEER_REFLEXIVE -> CandidateType.PEER_REFLEXIVE_CANDIDATE;
            case RELAYED -> CandidateType.RELAYED_CANDIDATE;
        };
    }
}
