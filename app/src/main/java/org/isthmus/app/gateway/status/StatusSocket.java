package org.isthmus.app.gateway.status;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.isthmus.app.gateway.GatewayReport;
import org.isthmus.app.profile.PrivateFiles;
import org.isthmus.gateway.concurrent.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whoever may read the gateway's memory how it is doing, over a Unix domain socket: one line with the wanted form in, the
 * answer out. Each question has a virtual thread of its own and a few seconds.
 */
public final class StatusSocket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StatusSocket.class);
    private static final int LONGEST_QUESTION = 16;
    private static final int MOST_AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path path;
    private final Supplier<GatewayReport> reports;
    private final Scheduler scheduler;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final AtomicReference<Optional<ServerSocketChannel>> server = new AtomicReference<>(Optional.empty());

    public StatusSocket(Path path, Supplier<GatewayReport> reports, Scheduler scheduler) {
        this.path = path;
        this.reports = reports;
        this.scheduler = scheduler;
    }

    /** Where the socket of a gateway is. */
    public static Path beside(Path store) {
        return store.resolveSibling(store.getFileName() + ".status");
    }

    /**
     * Begins to answer. What a killed gateway left behind is replaced, so the caller has to be sure that there is no other.
     *
     * @throws IOException when the socket cannot be made
     */
    public void start() throws IOException {
        Files.deleteIfExists(path);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(path));
            PrivateFiles.makeFile(path);
        } catch (IOException | IllegalArgumentException e) {
            channel.close();
            throw new IOException("the socket " + path + " cannot be made: " + e.getMessage(), e);
        }
        server.set(Optional.of(channel));
        Thread.ofVirtual().name("gateway-status").start(() -> accept(channel));
    }

    @Override
    public void close() {
        server.getAndSet(Optional.empty()).ifPresent(channel -> {
            try {
                channel.close();
                Files.deleteIfExists(path);
            } catch (IOException e) {
                LOG.warn("The status socket {} could not be removed.", path, e);
            }
        });
    }

    private void accept(ServerSocketChannel channel) {
        while (channel.isOpen()) {
            try {
                SocketChannel asking = channel.accept();
                if (places.tryAcquire()) {
                    Thread.ofVirtual().name("gateway-status").start(() -> answer(asking));
                } else {
                    asking.close();
                }
            } catch (ClosedChannelException e) {
                LOG.debug("The status socket is closed.");
            } catch (IOException e) {
                LOG.warn("Nobody can ask any more how the gateway is doing.", e);
                return;
            }
        }
    }

    private void answer(SocketChannel asking) {
        Scheduler.Task end = scheduler.after(PATIENCE, () -> close(asking));
        try (asking) {
            Optional<StatusForm> form = StatusForm.of(question(asking));
            if (form.isPresent()) {
                String text = form.get().write(reports.get(), scheduler);
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    asking.write(bytes);
                }
            }
        } catch (IOException e) {
            LOG.debug("Somebody who asked how the gateway is doing did not wait.", e);
        } finally {
            end.cancel();
            places.release();
        }
    }

    private static String question(SocketChannel asking) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_QUESTION);
        boolean whole = false;
        while (!whole && bytes.hasRemaining() && asking.read(bytes) >= 0) {
            whole = bytes.position() > 0 && bytes.get(bytes.position() - 1) == '\n';
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("A question could not be cut off.", e);
        }
    }
}
