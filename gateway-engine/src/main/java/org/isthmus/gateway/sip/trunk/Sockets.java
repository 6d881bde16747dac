package org.isthmus.gateway.sip.trunk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.isthmus.gateway.sip.transport.Wire;

/** Everything that a trunk listens on, and the connections. */
final class Sockets implements AutoCloseable {

    private final SipTrunkConfig config;
    private final Inlet inlet;
    private final Streams streams;
    private final List<UdpPort> datagrams = new ArrayList<>();
    private final List<StreamListener> listeners = new ArrayList<>();
    private final List<Bound> bound = new ArrayList<>();

    private record Bound(Wire wire, InetSocketAddress local) {}

    Sockets(SipTrunkConfig config, Inlet inlet, Streams streams) {
        this.config = config;
        this.inlet = inlet;
        this.streams = streams;
    }

    /** Takes all its ports, or none. */
    void open() throws IOException {
        for (SipTrunkConfig.Listener listener : config.listeners()) {
            try {
                open(listener);
            } catch (IOException | GeneralSecurityException e) {
                close();
                throw new IOException(
                        listener.wire() + " " + listener.local() + " cannot be listened on: " + e.getMessage(), e);
            }
        }
        streams.start();
        datagrams.forEach(UdpPort::start);
        listeners.forEach(StreamListener::start);
    }

    private void open(SipTrunkConfig.Listener listener) throws IOException, GeneralSecurityException {
        if (listener.wire() == Wire.UDP) {
            UdpPort port = new UdpPort(listener.local(), inlet);
            datagrams.add(port);
            bound.add(new Bound(Wire.UDP, port.local()));
            return;
        }
        Optional<SSLContext> tls = listener.wire() == Wire.TLS ? Optional.of(serverTls()) : Optional.empty();
        StreamListener port = new StreamListener(listener.local(), listener.wire(), tls, streams::serve);
        listeners.add(port);
        bound.add(new Bound(listener.wire(), port.local()));
    }

    private SSLContext serverTls() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(config.tls().key().stream().toArray(KeyManager[]::new), null, null);
        return context;
    }

    Streams streams() {
        return streams;
    }

    Optional<UdpPort> udpTowards(InetAddress address) {
        return datagrams.stream().filter(port -> port.reaches(address)).findFirst();
    }

    /** Where the first listener of a wire listens. */
    OptionalInt port(Wire wire) {
        return bound.stream()
                .filter(one -> one.wire == wire)
                .mapToInt(one -> one.local.getPort())
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        for (StreamListener listener : listeners) {
            listener.close();
        }
        datagrams.forEach(UdpPort::close);
        streams.close();
    }
}
