package org.isthmus.gateway.xmpp;

import java.io.EOFException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jivesoftware.smack.ConnectionListener;
import org.jivesoftware.smack.filter.StanzaFilter;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;

/** Takes everything that the library calls back with to the account's executor, in order, and does nothing else. */
final class LinkTap {

    /**
     * Stanza listeners of this kind run while the library's reader waits, so the order is that of the stream. Those that the
     * library calls asynchronous overtake each other.
     */
    private static final StanzaFilter EVERYTHING = stanza -> true;

    private LinkTap() {}

    /**
     * Listens to a new link.
     *
     * @param lost told on the library's thread that the connection ended, with the cause
     */
    static void install(Link link, Executor executor, LinkEvents events, BiConsumer<Link, Exception> lost) {
        executor.execute(() -> events.created(link));
        XMPPTCPConnection connection = link.connection();
        connection.addStanzaListener(stanza -> executor.execute(() -> events.received(link, stanza)), EVERYTHING);
        connection.addStanzaAcknowledgedListener(stanza -> executor.execute(() -> events.acknowledged(link, stanza)));
        connection.addStanzaSendingListener(stanza -> executor.execute(() -> events.written(link, stanza)), EVERYTHING);
        connection.addConnectionListener(new ConnectionListener() {
            @Override
            public void connectionClosed() {
                lost.accept(link, new EOFException("the server closed the stream"));
            }

            @Override
            public void connectionClosedOnError(Exception e) {
                lost.accept(link, e);
            }
        });
    }
}
