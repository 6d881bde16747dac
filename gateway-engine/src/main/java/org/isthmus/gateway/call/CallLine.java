package org.isthmus.gateway.call;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.address.Address;
import org.isthmus.media.RelayServer;
import org.isthmus.media.description.MediaKind;

/** An endpoint's way of calling. Methods return at once and may be called from any thread. */
public interface CallLine {

    /**
     * Calls somebody.
     *
     * @param kinds what the call is to carry, for networks that announce a call before they offer media (XEP-0353)
     * @param media asked for the offer when the network wants it, and told the answer
     * @param events told what becomes of the call, in order, on the endpoint's executor; a call that cannot even begin
     *     is told as ended
     */
    Call call(Address to, Set<MediaKind> kinds, CallMedia media, CallEvents events);

    /**
     * The STUN and TURN servers that the network recommends at this moment (XEP-0215), to be asked for before a call.
     *
     * @return completes soon and never exceptionally; none where the network knows none
     */
    default CompletableFuture<List<RelayServer>> relays() {
        return CompletableFuture.completedFuture(List.of());
    }
}
