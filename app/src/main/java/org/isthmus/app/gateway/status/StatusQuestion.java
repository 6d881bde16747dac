package org.isthmus.app.gateway.status;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Asks a running gateway how it is doing. */
public final class StatusQuestion {

    private static final int LONGEST_ANSWER = 1_000_000;

    private StatusQuestion() {}

    /**
     * Blocks for as long as the gateway takes, a few seconds at most.
     *
     * @param store the gateway's memory, beside which its socket is
     * @throws IOException when no gateway runs with that memory, or it may not be asked
     */
    public static String ask(Path store, StatusForm form) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(StatusSocket.beside(store)))) {
            channel.write(ByteBuffer.wrap((form.word() + "\n").getBytes(StandardCharsets.US_ASCII)));
            byte[] answer = Channels.newInputStream(channel).readNBytes(LONGEST_ANSWER);
            if (answer.length == 0) {
                throw new IOException("The gateway did not answer.");
            }
            return new String(answer, StandardCharsets.UTF_8);
        }
    }
}
