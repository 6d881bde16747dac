package org.isthmus.gateway.xmpp.component;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Opens the connection: every address of the host in turn. */
final class Dialing {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Dialing() {}

    static Socket connect(ComponentConfig config) throws IOException {
        InetAddress[] addresses = InetAddress.getAllByName(config.host());
        IOException last = new IOException("the host has no address");
        for (InetAddress address : addresses) {
            try {
                return connect(new InetSocketAddress(address, config.port()));
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private static Socket connect(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, Math.toIntExact(PATIENCE.toMillis()));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
