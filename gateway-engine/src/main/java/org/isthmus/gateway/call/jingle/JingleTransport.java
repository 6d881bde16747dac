package org.isthmus.gateway.call.jingle;

import java.util.List;
import java.util.Optional;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Security.Fingerprint;
import org.isthmus.media.description.Security.Setup;
import org.isthmus.media.description.Transport.Component;

/** How the packets of a content find their way. */
public sealed interface JingleTransport {

    /** The certificates that stand in a transport, whichever it is. */
    Dtls dtls();

    /**
     * ICE (XEP-0176).
     *
     * @param ufrag empty while the sender has no candidates
     * @param password empty while the sender has no candidates
     * @param generation the highest of the candidates
     * @param remote the chosen pair's other ends, said by the controlling side
     * @param complete whether the sender says that no more candidates come (XEP-0371)
     */
    record IceUdp(
            String ufrag,
            String password,
            List<Candidate> candidates,
            int generation,
            List<Component> remote,
            boolean complete,
            Dtls dtls)
            implements JingleTransport {

        public IceUdp {
            candidates = List.copyOf(candidates);
            remote = List.copyOf(remote);
        }

        /** The password is a key of the connectivity checks and is in no log. */
        @Override
        public String toString() {
            return "IceUdp[" + ufrag + " " + candidates + "]";
        }
    }

    /** Plain addresses (XEP-0177). */
    record RawUdp(List<Component> candidates, Dtls dtls) implements JingleTransport {
        public RawUdp {
            candidates = List.copyOf(candidates);
        }
    }

    /** Something else, which only its namespace is known of. */
    record Other(String namespace) implements JingleTransport {
        @Override
        public Dtls dtls() {
            return Dtls.NONE;
        }
    }

    /** Certificates of DTLS-SRTP (XEP-0320). */
    record Dtls(List<Fingerprint> fingerprints, Optional<Setup> setup) {

        public static final Dtls NONE = new Dtls(List.of(), Optional.empty());

        public Dtls {
            fingerprints = List.copyOf(fingerprints);
        }
    }
}
