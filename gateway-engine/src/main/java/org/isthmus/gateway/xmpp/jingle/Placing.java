package org.isthmus.gateway.xmpp.jingle;

import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.jingle.JingleElement;
import org.isthmus.media.description.MediaKind;

/** Places a call of the account; from any thread. */
@FunctionalInterface
interface Placing {

    /** @param because what the offer of the session says of why it is made (XEP-0251) */
    Call place(Address to, Set<MediaKind> kinds, CallMedia media, CallEvents events, Optional<JingleElement> because);
}
