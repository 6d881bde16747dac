package org.isthmus.tests.peer;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The D-Bus of a desktop session, with nobody on it. */
public final class MessageBus implements AutoCloseable {

    private final Daemon daemon;
    private final Path socket;

    private MessageBus(Daemon daemon, Path socket) {
        this.daemon = daemon;
        this.socket = socket;
    }

    /** Takes clients when this returns. The path of the folder must be short, as that of a socket is. */
    public static MessageBus start(Path folder) {
        Path socket = folder.resolve("bus");
        Path config = Programs.copy("bus.conf", folder, Map.of("socket", socket.toString()));
        Daemon daemon = new Daemon(
                folder,
                () -> accepts(socket),
                List.of(
                        Programs.find("dbus-daemon", "dbus").toString(),
                        "--config-file=" + config,
                        "--nofork",
                        "--nosyslog"));
        daemon.start();
        return new MessageBus(daemon, socket);
    }

    /** As programs find it in {@code DBUS_SESSION_BUS_ADDRESS}. */
    public String address() {
        return "unix:path=" + socket;
    }

    @Override
    public void close() {
        daemon.close();
    }

    private static boolean accepts(Path socket) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            return false;
        }
    }
}
