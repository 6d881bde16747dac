package org.isthmus.media.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.isthmus.media.MediaException;
import org.isthmus.media.Protection;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Security;
import org.isthmus.media.description.Transport;
import org.isthmus.media.path.PacketPath;
import org.isthmus.media.rtp.Channel;

/**
 * What carries one content, or all that are bundled (RFC 9143 section 4): a path, its keys and the channel over it. Used by
 * the session's executor only, but for the channel.
 */
final class Carrier implements AutoCloseable {

    private final Channel channel;
    private final Way way;
    private final Keyed keyed;
    private final KeyNegotiation keys;
    private volatile String speaker;
    private Optional<State> state = Optional.empty();

    /** @param speaker the content whose description tells of it */
    Carrier(String speaker, LegContext context) throws MediaException {
        this.speaker = speaker;
        channel = new Channel(this::send);
        way = new Way(context.paths(() -> this.speaker), channel);
        keyed = new Keyed(context.identity(), channel, this::send);
        keys = context.keyNegotiation();
    }

    private void send(int component, byte[] packet, int length) {
        way.send(component, packet, length);
    }

    Channel channel() {
        return channel;
    }

    /** Whether RTCP shares the port of RTP: as it was agreed, or as it is offered. */
    boolean rtcpMux() {
        return state.map(State::rtcpMux).orElse(true);
    }

    /** Whether candidates that the other side finds for the content lead here. */
    boolean isDescribedBy(Content theirs) {
        return theirs.name().equals(speaker) || isTowards(theirs.transport());
    }

    /** Whether the other side's transport is the one that this leads to already. */
    boolean isTowards(Transport theirs) {
        return theirs instanceof Transport.Ice ice
                && way.remote()
                        .filter(known -> known instanceof Transport.Ice other
                                && other.ufrag().equals(ice.ufrag())
                                && other.password().equals(ice.password()))
                        .isPresent();
    }

    /** What an offer says of this side. */
    Said offer() throws MediaException {
        return new Said(way.offer(state.isPresent() && rtcpMux()), keys.offer());
    }

    /** Takes the description, in an offer of the other side, of the content that speaks for all. */
    Said offered(Content theirs) throws MediaException {
        KeyNegotiation.Answer protection = keys.answer(theirs.security());
        boolean mux = theirs.format().rtcpMux();
        PacketPath path = way.offered(theirs.transport(), mux);
        set(theirs, path, protection.keying(), mux);
        return new Said(way.local(), protection.security());
    }

    /** Takes the answer to what {@link #offer} said in the description of that content. */
    void answered(Content ours, Content theirs) throws MediaException {
        Keying keying = keys.answered(theirs.security());
        boolean mux = ours.format().rtcpMux() && theirs.format().rtcpMux();
        PacketPath path = way.answered(theirs.transport(), mux);
        set(theirs, path, keying, mux);
    }

    private void set(Content theirs, PacketPath path, Keying keying, boolean mux) {
        speaker = theirs.name();
        CompletableFuture<Void> protectedNow = keyed.apply(keying, path.ready(), mux);
        channel.rtcpMux(mux);
        state = Optional.of(
                new State(path, mux, keying.protection(), CompletableFuture.allOf(path.ready(), protectedNow)));
    }

    /** What was agreed last; empty before the first time. */
    Optional<State> state() {
        return state;
    }

    /** Any thread. */
    Optional<PacketPath> path() {
        return way.current();
    }

    void refused() {
        way.refused();
    }

    void add(List<Candidate> candidates) {
        way.add(candidates);
    }

    @Override
    public void close() {
        keyed.close();
        way.close();
    }

    /** What a description says. */
    record Said(Transport transport, Security security) {}

    /**
     * What is agreed.
     *
     * @param ready completes once packets can flow, protected; exceptionally when they never will
     */
    record State(PacketPath path, boolean rtcpMux, Protection protection, CompletableFuture<Void> ready) {}
}
