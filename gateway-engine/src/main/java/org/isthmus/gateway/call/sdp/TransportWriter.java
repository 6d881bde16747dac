package org.isthmus.gateway.call.sdp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.isthmus.gateway.call.Hosts;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Transport;
import org.isthmus.media.description.Transport.Endpoint;
import org.isthmus.media.description.Transport.Ice;
import org.isthmus.media.description.Transport.Plain;

/** The lines that say where the packets of one medium go. */
final class TransportWriter {

    /** Best chance first: a relayed address is reached from everywhere (RFC 8839 section 4.2.3). */
    private static final List<Candidate.Type> LIKELY = List.of(
            Candidate.Type.RELAYED,
            Candidate.Type.SERVER_REFLEXIVE,
            Candidate.Type.PEER_REFLEXIVE,
            Candidate.Type.HOST);

    static final Endpoint NOWHERE = new Endpoint(Hosts.NOWHERE, 9);

    private TransportWriter() {}

    /** Where a side without ICE sends RTP. */
    static Endpoint rtp(Transport transport) {
        return switch (transport) {
            case Plain plain -> plain.rtp();
            case Ice ice ->
                ice.standard()
                        .map(Plain::rtp)
                        .or(() -> likely(ice, Transport.RTP))
                        .orElse(NOWHERE);
        };
    }

    private static Optional<Endpoint> rtcp(Transport transport) {
        return switch (transport) {
            case Plain plain -> plain.rtcp();
            case Ice ice -> ice.standard().isPresent() ? ice.standard().get().rtcp() : likely(ice, Transport.RTCP);
        };
    }

    private static Optional<Endpoint> likely(Ice ice, int component) {
        return ice.candidates().stream()
                .filter(candidate -> candidate.component() == component
                        && candidate.protocol().equals("udp")
                        && Hosts.isNumeric(candidate.endpoint().host()))
                .min(Comparator.comparingInt((Candidate candidate) -> LIKELY.indexOf(candidate.type()))
                        .thenComparing(
                                candidate -> Hosts.isIpv6(candidate.endpoint().host())))
                .map(Candidate::endpoint);
    }

    /** @param agreed whether RTCP is known to share the port of RTP, because this is an answer that says so */
    static List<SdpLine> lines(Transport transport, boolean agreed, boolean mux, boolean trickle) {
        List<SdpLine> lines = new ArrayList<>();
        Endpoint rtp = rtp(transport);
        if (!(agreed && mux)) {
            rtcp(transport)
                    .filter(rtcp -> mux || !rtcp.host().equals(rtp.host()) || rtcp.port() != rtp.port() + 1)
                    .or(() -> transport instanceof Ice ? rtcp(transport) : Optional.empty())
                    .ifPresent(rtcp -> lines.add(
                            SdpLine.attribute("rtcp", rtcp.port() + " " + Addresses.connection(rtcp.host()))));
        }
        if (transport instanceof Ice ice) {
            ice(ice, agreed && mux, trickle, lines);
        }
        return lines;
    }

    private static void ice(Ice ice, boolean oneComponent, boolean trickle, List<SdpLine> lines) {
        lines.add(SdpLine.attribute("ice-ufrag", ice.ufrag()));
        lines.add(SdpLine.attribute("ice-pwd", ice.password()));
        if (ice.trickle() || trickle) {
            lines.add(SdpLine.attribute("ice-options", "trickle"));
        }
        ice.candidates().stream()
                .filter(candidate -> !oneComponent || candidate.component() == Transport.RTP)
                .map(CandidateLine::line)
                .forEach(lines::add);
        if (trickle && !ice.trickle()) {
            lines.add(SdpLine.flag("end-of-candidates"));
        }
        if (!ice.remote().isEmpty()) {
            lines.add(SdpLine.attribute(
                    "remote-candidates",
                    ice.remote().stream()
                            .map(remote -> remote.component() + " "
                                    + remote.endpoint().host() + " "
                                    + remote.endpoint().port())
                            .collect(Collectors.joining(" "))));
        }
    }
}
