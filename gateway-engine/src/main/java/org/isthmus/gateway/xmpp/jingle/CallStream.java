package org.isthmus.gateway.xmpp.jingle;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.xmpp.request.Reply;
import org.isthmus.gateway.xmpp.request.Requests;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;

/** The account's stream as its calls use it. On the account's executor. */
public interface CallStream extends Requests {

    /** This device's own address; empty while not signed in and before the first time. */
    Optional<XmppAddress> own();

    /** Whether stanzas go out at this moment; while they do not, they wait for the stream to be resumed. */
    boolean isOpen();

    /** Asks somebody; while the stream is interrupted the request waits for it, and is lost when it cannot be resumed. */
    @Override
    CompletableFuture<Reply> send(IQ request, Duration timeout);

    /** Sends the answer to a request of somebody. */
    void reply(IQ answer);

    void send(Message message);

    /** Whether the person lets them see that they are there (RFC 6121 section 2.1.2.5). */
    boolean maySeeUs(XmppAddress address);
}
