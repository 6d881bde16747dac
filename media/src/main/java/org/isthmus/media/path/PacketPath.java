package org.isthmus.media.path;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaStatistics;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Transport;

/**
 * The way of one content's packets. {@link #send} may be called from any thread; the others by the session's executor,
 * one at a time.
 */
public interface PacketPath extends AutoCloseable {

    /** What the description says of this side. */
    Transport local();

    /**
     * Takes what the other side's description says, the first time or again.
     *
     * @param rtcpMux whether both sides agreed to one port for RTP and RTCP
     * @throws MediaException where no packet can ever get there
     */
    void connect(Transport remote, boolean rtcpMux) throws MediaException;

    /** Candidates that the other side found later. */
    void add(List<Candidate> candidates);

    /** Completes once packets can flow; exceptionally with a {@link MediaException} when they never will. */
    CompletableFuture<Void> ready();

    /** Completes when a path that was there is lost for good; never completes exceptionally. */
    CompletableFuture<Void> lost();

    /** Sends a packet, or drops it while there is no path. */
    void send(int component, byte[] packet, int length);

    /** How packets reach the other side. */
    MediaStatistics.Path kind();

    @Override
    void close();
}
