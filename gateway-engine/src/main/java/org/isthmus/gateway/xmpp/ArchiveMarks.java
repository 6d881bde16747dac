package org.isthmus.gateway.xmpp;

import java.util.Optional;
import org.isthmus.gateway.endpoint.EndpointId;

/** How far the server's message archive has been read for each account (XEP-0313), kept by the program across restarts. */
public interface ArchiveMarks {

    /** The archive id of the last message read; empty when none was ever read. */
    Optional<String> last(EndpointId account);

    void advanced(EndpointId account, String archiveId);
}
