package org.isthmus.gateway.sip.useragent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.isthmus.gateway.sip.transport.Flow;
import org.isthmus.gateway.sip.transport.Hop;
import org.isthmus.gateway.sip.transport.Wire;

/**
 * A TCP connection beside the account's UDP flow, to the same server, for requests that are too large for a datagram (RFC 3261
 * section 18.1.1). Opened when it is first wanted, kept while the account uses that server. Runs on the account's executor.
 */
public final class StreamBeside {

    private final Opener opener;
    private final List<Consumer<Optional<Flow>>> waiting = new ArrayList<>();
    private Optional<Flow> stream = Optional.empty();
    private int generation;

    /** Opens a connection without blocking. */
    @FunctionalInterface
    public interface Opener {

        /** @param then told on the account's executor; empty where there is no way */
        void open(Hop hop, Consumer<Optional<Flow>> then);
    }

    public StreamBeside(Opener opener) {
        this.opener = opener;
    }

    /** @param then told of a connection to where the flow leads, at once or later */
    void to(Flow flow, Consumer<Optional<Flow>> then) {
        if (stream.isPresent() && stream.get().isOpen()) {
            then.accept(stream);
            return;
        }
        waiting.add(then);
        if (waiting.size() == 1) {
            Hop hop = flow.hop();
            int mine = generation;
            opener.open(
                    new Hop(hop.host(), hop.names(), hop.address(), hop.port(), Wire.TCP),
                    found -> opened(mine, found));
        }
    }

    private void opened(int mine, Optional<Flow> found) {
        if (mine != generation) {
            found.ifPresent(Flow::close);
            return;
        }
        stream = found;
        List<Consumer<Optional<Flow>>> told = List.copyOf(waiting);
        waiting.clear();
        told.forEach(then -> then.accept(found));
    }

    /** The account no longer uses that server; whoever waits is told that there is no way. */
    void close() {
        generation++;
        List<Consumer<Optional<Flow>>> told = List.copyOf(waiting);
        waiting.clear();
        told.forEach(then -> then.accept(Optional.empty()));
        stream.ifPresent(Flow::close);
        stream = Optional.empty();
    }
}
