package org.isthmus.media.dtls;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.isthmus.media.MediaException;
import org.isthmus.media.description.Security.Fingerprint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One DTLS 1.2 association over the path of one component. */
public final class DtlsAssociation implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DtlsAssociation.class);

    /** After this nobody waits for a call any more. */
    static final int HANDSHAKE_MILLIS = 20_000;

    private static final int IDLE_MILLIS = 1_000;

    private final DtlsIdentity identity;
    private final boolean client;
    private final SrtpAgreement agreement;
    private final DtlsQueue queue;
    private final CompletableFuture<DtlsKeys> keys = new CompletableFuture<>();
    private final Thread thread;

    /**
     * @param client whether this side begins
     * @param promised what the other side's description says of its certificate
     * @param wire sends a record
     */
    public DtlsAssociation(DtlsIdentity identity, boolean client, List<Fingerprint> promised, Consumer<byte[]> wire) {
        this.identity = identity;
        this.client = client;
        agreement = new SrtpAgreement(client, promised);
        queue = new DtlsQueue(wire);
        thread = Thread.ofVirtual().name("dtls").unstarted(this::run);
    }

    /** Begins the handshake; the path should be able to carry packets by now. */
    public void start() {
        thread.start();
    }

    /** Completes with the keys, exceptionally with a {@link MediaException}. */
    public CompletableFuture<DtlsKeys> keys() {
        return keys;
    }

    /** Takes a record that came in. */
    public void received(byte[] packet, int length) {
        queue.add(packet, length);
    }

    private void run() {
        try {
            DTLSTransport transport = client
                    ? new DTLSClientProtocol().connect(new SrtpClient(identity, agreement), queue)
                    : new DTLSServerProtocol().accept(new SrtpServer(identity, agreement), queue);
            keys.complete(agreement.keys());
            answerRepeats(transport);
        } catch (IOException | RuntimeException e) {
            LOG.debug("DTLS ended", e);
            keys.completeExceptionally(failure(e));
        }
    }

    private MediaException failure(Exception e) {
        return new MediaException(
                MediaException.Cause.SECURITY,
                agreement.wrongCertificate()
                        ? "The other side showed another certificate than it promised."
                        : "No keys for encrypted media could be agreed.",
                e);
    }

    /** The other side repeats its last flight when ours got lost; reading answers that. */
    private void answerRepeats(DTLSTransport transport) throws IOException {
        byte[] room = new byte[transport.getReceiveLimit()];
        while (!Thread.currentThread().isInterrupted()) {
            transport.receive(room, 0, room.length, IDLE_MILLIS);
        }
        transport.close();
    }

    @Override
    public void close() {
        thread.interrupt();
        keys.completeExceptionally(
                new MediaException(MediaException.Cause.CONNECTIVITY, "The call ended before keys were agreed."));
    }
}
