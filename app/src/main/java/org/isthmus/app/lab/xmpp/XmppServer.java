package org.isthmus.app.lab.xmpp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.concurrent.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small XMPP server for one domain on loopback. Nothing outlives it: all that is told to it is gone when it closes. */
public final class XmppServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(XmppServer.class);
    private static final int MOST_CONNECTIONS = 200;

    private final ServerCore core;
    private final ServerSocket listening;
    private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();

    private XmppServer(ServerCore core, ServerSocket listening) {
        this.core = core;
        this.listening = listening;
    }

    /**
     * Listens on 127.0.0.1.
     *
     * @param port 0 for any free one
     */
    public static XmppServer start(String domain, int port, Scheduler clock) throws IOException {
        ServerSocket listening = new ServerSocket();
        try {
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
        } catch (IOException e) {
            listening.close();
            throw e;
        }
        XmppServer server = new XmppServer(new ServerCore(domain, clock), listening);
        Thread.ofVirtual().name("lab-xmpp-accept").start(server::accept);
        return server;
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Somebody who signs in over a connection. */
    public void addAccount(String user, String password) {
        core.turnstile().pass(() -> core.create(user));
        core.credentials().put(Credentials.canonical(user), password);
    }

    /**
     * Somebody inside the program.
     *
     * @param receiver called in order on a virtual thread with each stanza that arrives
     */
    public LocalUser addLocal(String user, Consumer<Element> receiver) {
        LocalUser[] made = new LocalUser[1];
        core.turnstile().pass(() -> made[0] = core.local(user, receiver));
        return made[0];
    }

    /** Makes two accounts see each other's presence, as if both had asked and agreed. */
    public void introduce(String user, String other, String otherName, String group) {
        core.turnstile().pass(() -> {
            Account one = core.account(user).orElseThrow();
            Account two = core.account(other).orElseThrow();
            one.roster().put(friend(one, two).described(Optional.of(otherName), Set.of(group)));
            two.roster().put(friend(two, one));
        });
    }

    @Override
    public void close() {
        core.stop();
        try {
            listening.close();
        } catch (IOException e) {
            LOG.debug("Closing the listening socket failed.", e);
        }
        for (ClientConnection connection : List.copyOf(connections)) {
            connection.wire().error("system-shutdown");
        }
    }

    private static RosterItem friend(Account account, Account other) {
        return account.roster()
                .get(other.address())
                .described(Optional.empty(), Set.of())
                .withTo(true)
                .withFrom(true);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                if (connections.size() >= MOST_CONNECTIONS) {
                    socket.close();
                    continue;
                }
                ClientConnection connection = new ClientConnection(socket, core);
                connections.add(connection);
                Thread.ofVirtual().name("lab-xmpp-" + socket.getPort()).start(() -> serve(connection));
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    LOG.warn("The lab's XMPP server could not take a connection.", e);
                }
            }
        }
    }

    private void serve(ClientConnection connection) {
        try {
            connection.run();
        } catch (RuntimeException e) {
            LOG.error("A connection to the lab's XMPP server failed.", e);
            connection.wire().cut();
        } finally {
            connections.remove(connection);
        }
    }
}
