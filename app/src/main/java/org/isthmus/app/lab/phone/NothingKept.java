package org.isthmus.app.lab.phone;

import java.util.Optional;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.xmpp.ArchiveMarks;

/** A machine reads no old messages. */
final class NothingKept implements ArchiveMarks {

    @Override
    public Optional<String> last(EndpointId account) {
        return Optional.empty();
    }

    @Override
    public void advanced(EndpointId account, String archiveId) {
        // Nothing is read, so nothing is kept.
    }
}
