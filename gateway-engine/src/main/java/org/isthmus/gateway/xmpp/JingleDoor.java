package org.isthmus.gateway.xmpp;

import java.util.function.Consumer;
import org.isthmus.gateway.xmpp.jingle.JingleIq;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler;
import org.jivesoftware.smack.packet.IQ;
import org.jspecify.annotations.Nullable;

/**
 * Takes requests with a Jingle element from the library, which hands requests to no other listener. The account answers them
 * itself, on its executor.
 */
final class JingleDoor extends AbstractIqRequestHandler {

    private final Consumer<IQ> listener;

    /** @param listener called on the library's thread */
    JingleDoor(Consumer<IQ> listener) {
        super(JingleIq.ELEMENT, JingleIq.NAMESPACE, IQ.Type.set, IQRequestHandler.Mode.sync);
        this.listener = listener;
    }

    @Override
    public @Nullable IQ handleIQRequest(IQ request) {
        listener.accept(request);
        return null;
    }
}
