package org.isthmus.media.engine;

import java.util.List;
import java.util.Optional;
import org.isthmus.media.MediaException;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Transport;
import org.isthmus.media.description.Transport.Ice;
import org.isthmus.media.path.PacketHandler;
import org.isthmus.media.path.PacketPath;

/**
 * The path of one carrier as it is now, and the one that a restart of ICE puts in its place (RFC 8445 section 9). Packets may
 * be sent by any thread; the rest is used by the session's executor only.
 */
final class Way implements AutoCloseable {

    private final Paths paths;
    private final PacketHandler handler;
    private volatile Optional<PacketPath> current = Optional.empty();
    private Optional<PacketPath> next = Optional.empty();
    private Optional<Transport> remote = Optional.empty();
    private int generation;

    Way(Paths paths, PacketHandler handler) {
        this.paths = paths;
        this.handler = handler;
    }

    /** What an offer says of this side; a path that was lost is sought again. */
    Transport offer(boolean rtcpMux) throws MediaException {
        if (current.isEmpty()) {
            current = Optional.of(paths.forOffer(handler));
        } else if (current.get().lost().isDone() && next.isEmpty()) {
            next = Optional.of(paths.again(rtcpMux, ++generation, handler));
        }
        return next.or(() -> current).orElseThrow().local();
    }

    /** The last offer was refused. */
    void refused() {
        next.ifPresent(PacketPath::close);
        next = Optional.empty();
    }

    /** Takes the answer of the other side to {@link #offer}. */
    PacketPath answered(Transport answer, boolean rtcpMux) throws MediaException {
        if (next.isPresent()) {
            next.get().connect(answer, rtcpMux);
            replace(next.get(), answer);
        } else {
            connect(answer, rtcpMux);
        }
        return current.orElseThrow();
    }

    /** Takes an offer of the other side, the first or again. */
    PacketPath offered(Transport offer, boolean rtcpMux) throws MediaException {
        refused();
        if (current.isEmpty()) {
            current = Optional.of(paths.forAnswer(offer, rtcpMux, generation, handler));
        } else if (isRestart(offer)) {
            PacketPath fresh = paths.forAnswer(offer, rtcpMux, ++generation, handler);
            try {
                fresh.connect(offer, rtcpMux);
            } catch (MediaException e) {
                fresh.close();
                throw e;
            }
            replace(fresh, offer);
        }
        connect(offer, rtcpMux);
        return current.orElseThrow();
    }

    private void connect(Transport other, boolean rtcpMux) throws MediaException {
        if (!remote.equals(Optional.of(other))) {
            current.orElseThrow().connect(other, rtcpMux);
            remote = Optional.of(other);
        }
    }

    private void replace(PacketPath fresh, Transport other) {
        current.ifPresent(PacketPath::close);
        current = Optional.of(fresh);
        next = Optional.empty();
        remote = Optional.of(other);
    }

    private boolean isRestart(Transport offer) {
        return offer instanceof Ice now
                && remote.isPresent()
                && (!(remote.get() instanceof Ice before)
                        || !now.ufrag().equals(before.ufrag())
                        || !now.password().equals(before.password()));
    }

    Transport local() {
        return current.orElseThrow().local();
    }

    /** What the other side's description said last. */
    Optional<Transport> remote() {
        return remote;
    }

    Optional<PacketPath> current() {
        return current;
    }

    void send(int component, byte[] packet, int length) {
        current.ifPresent(path -> path.send(component, packet, length));
    }

    void add(List<Candidate> candidates) {
        current.ifPresent(path -> path.add(candidates));
    }

    @Override
    public void close() {
        refused();
        current.ifPresent(PacketPath::close);
    }
}
