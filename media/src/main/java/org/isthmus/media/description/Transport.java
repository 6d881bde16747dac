package org.isthmus.media.description;

import java.util.List;
import java.util.Optional;

/** Where the packets of a content are received, and how a path to there is found. */
public sealed interface Transport {

    /** Component of RTP, and of RTCP where both share a port (RFC 8445 section 4). */
    int RTP = 1;

    /** Component of RTCP where it has a port of its own. */
    int RTCP = 2;

    /**
     * Plain addresses, without ICE (RFC 3264, XEP-0177).
     *
     * @param rtcp where it is not on the port of RTP
     */
    record Plain(Endpoint rtp, Optional<Endpoint> rtcp) implements Transport {}

    /**
     * ICE (RFC 8445).
     *
     * @param standard what a side without ICE would send to; empty while no candidate is known
     * @param lite whether this side only answers checks
     * @param trickle whether more candidates may follow (RFC 8838)
     * @param generation raised by one at each restart, from 0
     * @param remote the pairs' other ends, said by the controlling side once it is done (RFC 8839 section 5.2)
     */
    record Ice(
            String ufrag,
            String password,
            List<Candidate> candidates,
            Optional<Plain> standard,
            boolean lite,
            boolean trickle,
            int generation,
            List<Component> remote)
            implements Transport {

        public Ice {
            candidates = List.copyOf(candidates);
            remote = List.copyOf(remote);
        }

        public Ice with(List<Candidate> changed) {
            return new Ice(ufrag, password, changed, standard, lite, trickle, generation, remote);
        }

        /** The password is a key of the connectivity checks and is in no log. */
        @Override
        public String toString() {
            return "Ice[" + ufrag + " " + candidates + "]";
        }
    }

    /**
     * An address where packets are received.
     *
     * @param host an address in text, IPv6 without brackets; rarely a name
     * @param port 1 to 65535; 9 where none is known yet
     */
    record Endpoint(String host, int port) {}

    /** An address of one component. */
    record Component(int component, Endpoint endpoint) {}
}
