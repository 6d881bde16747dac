package org.isthmus.gateway.xmpp.component;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.isthmus.gateway.error.Failure;
import org.jivesoftware.smack.XMPPException.StreamErrorException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to the server, from the stream header to its end (XEP-0114 section 3). One thread reads; any may write. */
final class ComponentStream {

    private static final Logger LOG = LoggerFactory.getLogger(ComponentStream.class);
    private static final byte[] END = "</stream:stream>".getBytes(StandardCharsets.UTF_8);

    private final ComponentConfig config;
    private final Socket socket;
    private final WatchedInput input;
    private final StanzaFrames frames;
    private final OutgoingQueue queue = new OutgoingQueue();
    private final StreamWriter writer;
    private final AtomicReference<@Nullable Failure> abandoned = new AtomicReference<>();
    private @Nullable StanzaParser parser;

    ComponentStream(ComponentConfig config, Socket socket, StanzaLimits limits) throws IOException {
        this.config = config;
        this.socket = socket;
        this.input = new WatchedInput(socket.getInputStream());
        this.frames = new StanzaFrames(input, limits);
        this.writer =
                new StreamWriter("xmpp-out-" + config.domain(), queue, socket.getOutputStream(), this::closeSocket);
    }

    /** Opens the stream and proves that the secret is known; returns when the server has taken the component in. */
    void open() throws IOException, StreamErrorException {
        OutputStream out = socket.getOutputStream();
        out.write(StreamHeader.open(config.domain()).getBytes(StandardCharsets.UTF_8));
        if (frames.next() != FrameScanner.Step.HEADER) {
            throw StreamBroken.malformed("a stream without a header");
        }
        StreamHeader header = StreamHeader.read(frames.frame().text());
        parser = new StanzaParser(header);
        out.write(header.handshake(config.secret()).getBytes(StandardCharsets.UTF_8));
        Arrived answer = next();
        if (answer instanceof Arrived.Refused(var error)) {
            throw new StreamErrorException(error);
        }
        if (!(answer instanceof Arrived.Welcome)) {
            throw new StreamBroken(StreamBroken.POLICY_VIOLATION, "something else than the answer to the handshake");
        }
        writer.start();
    }

    /** Waits for what the server sends next. */
    Arrived next() throws IOException {
        StanzaParser current = parser;
        if (current == null || frames.next() == FrameScanner.Step.END) {
            return new Arrived.End();
        }
        return current.parse(frames.frame());
    }

    /** Never waits; false when there is no room, or the stream ends. */
    boolean offer(byte[] stanza) {
        return queue.offer(stanza);
    }

    int queueLength() {
        return queue.size();
    }

    WatchedInput input() {
        return input;
    }

    long writes() {
        return writer.writes();
    }

    /** Writes what waits, then the end of the stream, as far as that goes in the time; the server may still say its own end. */
    void finish(Duration patience) {
        finish(END, patience);
    }

    /** Tells the server what was wrong (RFC 6120 section 4.9), then closes the connection. */
    void finish(StreamBroken why, Duration patience) {
        String error = "<stream:error><" + why.condition()
                + " xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>";
        finish(error.getBytes(StandardCharsets.UTF_8), patience);
        close();
    }

    private void finish(byte[] last, Duration patience) {
        queue.endWith(last);
        try {
            writer.awaitEnd(patience);
            socket.shutdownOutput();
        } catch (IOException e) {
            LOG.debug("The end of the stream could not be written.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives the connection up at once; whoever reads from it gets an exception. */
    void abandon(Failure why) {
        abandoned.compareAndSet(null, why);
        close();
    }

    /** Why the connection was given up by ourselves, if it was. */
    @Nullable Failure abandoned() {
        return abandoned.get();
    }

    void close() {
        queue.abandon();
        closeSocket();
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("The connection could not be closed.", e);
        }
    }
}
