package org.isthmus.gateway.call.jingle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isthmus.gateway.call.Hosts;
import org.isthmus.gateway.call.Numbers;
import org.isthmus.gateway.call.jingle.JingleTransport.Dtls;
import org.isthmus.media.description.Transport;
import org.isthmus.media.description.Transport.Component;
import org.isthmus.media.description.Transport.Endpoint;

/** Between the transports of Jingle and those of a description. */
final class Transports {

    /** The port of an address that is not known yet (RFC 8840 section 4.1.1). */
    private static final int DISCARD = 9;

    private Transports() {}

    /** ICE in Jingle always trickles, until the sender says that it is done (XEP-0176 section 5.1). */
    static Optional<Transport> read(JingleTransport transport, boolean mux) {
        return switch (transport) {
            case JingleTransport.IceUdp ice ->
                Optional.of(new Transport.Ice(
                        ice.ufrag(),
                        ice.password(),
                        ice.candidates(),
                        Optional.empty(),
                        false,
                        !ice.complete(),
                        ice.generation(),
                        ice.remote()));
            case JingleTransport.RawUdp raw -> Optional.of(plain(raw, mux));
            case JingleTransport.Other _ -> Optional.empty();
        };
    }

    private static Transport.Plain plain(JingleTransport.RawUdp raw, boolean mux) {
        Endpoint rtp = endpoint(raw, Transport.RTP).orElseGet(() -> new Endpoint(Hosts.NOWHERE, DISCARD));
        boolean next = !mux && !Hosts.isNowhere(rtp.host()) && rtp.port() < Numbers.PORTS;
        return new Transport.Plain(
                rtp,
                endpoint(raw, Transport.RTCP)
                        .filter(rtcp -> !rtcp.equals(rtp))
                        .or(() -> next ? Optional.of(new Endpoint(rtp.host(), rtp.port() + 1)) : Optional.empty()));
    }

    private static Optional<Endpoint> endpoint(JingleTransport.RawUdp raw, int component) {
        return raw.candidates().stream()
                .filter(candidate -> candidate.component() == component)
                .map(Component::endpoint)
                .findFirst();
    }

    static JingleTransport write(Transport transport, Dtls dtls, boolean oneComponent) {
        return switch (transport) {
            case Transport.Ice ice ->
                new JingleTransport.IceUdp(
                        ice.ufrag(),
                        ice.password(),
                        ice.candidates().stream()
                                .filter(candidate -> candidate.protocol().equals("udp")
                                        && (!oneComponent || candidate.component() == Transport.RTP))
                                .toList(),
                        ice.generation(),
                        ice.remote(),
                        false,
                        dtls);
            case Transport.Plain plain -> raw(plain, dtls, oneComponent);
        };
    }

    private static JingleTransport.RawUdp raw(Transport.Plain plain, Dtls dtls, boolean oneComponent) {
        List<Component> candidates = new ArrayList<>();
        if (!Hosts.isNowhere(plain.rtp().host())) {
            candidates.add(new Component(Transport.RTP, plain.rtp()));
            plain.rtcp()
                    .filter(rtcp -> !oneComponent)
                    .ifPresent(rtcp -> candidates.add(new Component(Transport.RTCP, rtcp)));
        }
        return new JingleTransport.RawUdp(candidates, dtls);
    }
}
