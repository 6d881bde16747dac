package org.isthmus.gateway.call.sdp;

import org.isthmus.media.description.Content;
import org.isthmus.media.description.Transport.Ice;

/** Counts the restarts of the other side's ICE, which SDP says only by new credentials (RFC 8445 section 9). */
final class Generations {

    private Generations() {}

    static Content after(Content before, Content content) {
        if (!(content.transport() instanceof Ice ice && before.transport() instanceof Ice last)) {
            return content;
        }
        boolean same = ice.ufrag().equals(last.ufrag()) && ice.password().equals(last.password());
        int generation = same ? last.generation() : last.generation() + 1;
        return content.with(new Ice(
                ice.ufrag(),
                ice.password(),
                ice.candidates(),
                ice.standard(),
                ice.lite(),
                ice.trickle(),
                Math.max(generation, ice.generation()),
                ice.remote()));
    }
}
