package org.isthmus.gateway.xmpp.request;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jivesoftware.smack.packet.IQ;

/** A way to ask other entities. Used on the account's executor only. */
public interface Requests {

    /** Sends a request; the future completes on the account's executor, never exceptionally. */
    CompletableFuture<Reply> send(IQ request, Duration timeout);
}
