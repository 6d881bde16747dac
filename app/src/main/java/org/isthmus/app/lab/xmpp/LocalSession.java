package org.isthmus.app.lab.xmpp;

import java.util.function.Consumer;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.concurrent.OrderedExecutor;

/** A resource that lives inside the program: a bot's. */
final class LocalSession extends Session {

    private final OrderedExecutor executor;
    private final Consumer<Element> receiver;

    LocalSession(Account account, XmppAddress address, Consumer<Element> receiver) {
        super(account, address);
        this.executor = new OrderedExecutor("lab-" + address);
        this.receiver = receiver;
    }

    @Override
    void deliver(Element stanza) {
        executor.execute(() -> receiver.accept(stanza));
    }

    @Override
    void replaced() {
        // The bot simply is not reached any more.
    }
}
