package org.isthmus.media.engine;

import java.util.List;
import org.isthmus.media.Protection;
import org.isthmus.media.description.Security.Fingerprint;
import org.isthmus.media.srtp.MasterKey;

/** How both sides agreed to protect a content. */
sealed interface Keying {

    /** Plain RTP. */
    record None() implements Keying {}

    /** Both keys are in the descriptions. */
    record Sdes(MasterKey ours, MasterKey theirs) implements Keying {}

    /**
     * The keys are agreed on the path.
     *
     * @param client whether this side begins
     */
    record Dtls(boolean client, List<Fingerprint> theirs) implements Keying {
        public Dtls {
            theirs = List.copyOf(theirs);
        }
    }

    default Protection protection() {
        return switch (this) {
            case None none -> Protection.NONE;
            case Sdes sdes -> Protection.SDES;
            case Dtls dtls -> Protection.DTLS_SRTP;
        };
    }
}
