package org.isthmus.gateway.sip.call;

import java.util.List;
import javax.sip.header.Header;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallMedia;

/** Makes a call. Any thread. */
@FunctionalInterface
interface Placing {

    /** @param extra further headers of the INVITE */
    SipCall call(Address to, CallMedia media, CallEvents events, List<Header> extra);
}
