package org.isthmus.gateway.call;

import java.util.Set;
import org.isthmus.gateway.address.Address;
import org.isthmus.media.description.MediaKind;

/**
 * The other side of a call asks this one to call somebody else in its place (RFC 3515, XEP-0251). To be decided within a few
 * seconds; only the first decision counts. Any thread.
 */
public interface TransferRequest {

    /** Whom to call. */
    Address target();

    /**
     * Calls the target, and tells whoever asked how that goes. The old call stays until one side ends it.
     *
     * @param events told of the new call
     */
    Call follow(Set<MediaKind> kinds, CallMedia media, CallEvents events);

    /** Stays. */
    void refuse();
}
