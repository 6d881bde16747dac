package org.isthmus.media.audio;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** Whether PulseAudio, or what stands in its place, answers; asking a server that is not there would take the library long. */
final class SoundServer {

    private static final String UNIX = "unix:";

    private SoundServer() {}

    static boolean answers() {
        return path().map(SoundServer::accepts).orElse(false);
    }

    /** The server's socket as PulseAudio's own clients find it; one on another computer is not looked for. */
    private static Optional<String> path() {
        Optional<String> server = Optional.ofNullable(System.getenv("PULSE_SERVER"));
        if (server.isPresent()) {
            return server.filter(name -> name.startsWith(UNIX)).map(name -> name.substring(UNIX.length()));
        }
        return Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR")).map(folder -> folder + "/pulse/native");
    }

    private static boolean accepts(String path) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(path));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }
}
