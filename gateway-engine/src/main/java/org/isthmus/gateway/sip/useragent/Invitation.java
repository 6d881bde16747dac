package org.isthmus.gateway.sip.useragent;

import java.util.Optional;
import javax.sip.header.Header;
import javax.sip.message.Request;

/** An INVITE on its way. */
public interface Invitation {

    /**
     * Takes it back as soon as the other side is known to have it (RFC 3261 section 9.1). It still ends with a reply, which
     * may be a 2xx that was quicker.
     */
    void cancel(Header... headers);

    /** As it was sent last; empty where it could not be sent. */
    Optional<Request> sent();
}
