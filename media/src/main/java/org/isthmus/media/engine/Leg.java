package org.isthmus.media.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaStatistics.StreamStatistics;
import org.isthmus.media.Protection;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.Transport;
import org.isthmus.media.path.PacketPath;
import org.isthmus.media.rtp.Agreed;
import org.isthmus.media.rtp.LinkStatistics;
import org.isthmus.media.rtp.RtpLink;

/** One content of a session on this side: its path, keys, link and stream. Used by the session's executor only. */
final class Leg implements AutoCloseable {

    private final String name;
    private final Medium medium;
    private final LegContext context;
    private final RtpLink link;
    private final Way way;
    private final Keyed keyed;
    private final KeyNegotiation keys;
    private List<PayloadType> ownPayloads;
    private Optional<Agreed> agreed = Optional.empty();
    private volatile Optional<Medium.Stream> stream = Optional.empty();
    private Optional<PacketPath> watched = Optional.empty();
    private boolean rtcpMux;
    private volatile Optional<Established> established = Optional.empty();

    Leg(String name, Medium medium, LegContext context) throws MediaException {
        this.name = name;
        this.medium = medium;
        this.context = context;
        ownPayloads = medium.offered();
        link = new RtpLink(this::send, context::digit, context.clock(), context.nanoTime());
        way = new Way(context.paths(name), link);
        keyed = new Keyed(context.identity(), link, this::send);
        keys = context.keyNegotiation();
    }

    private void send(int component, byte[] packet, int length) {
        way.send(component, packet, length);
    }

    String name() {
        return name;
    }

    MediaKind kind() {
        return medium.kind();
    }

    /** Whether both sides agreed to it, now or before. */
    boolean isAgreed() {
        return agreed.isPresent();
    }

    Content offer(Direction wished) throws MediaException {
        Transport local = way.offer(rtcpMux);
        return new Content(name, kind(), wished, format(ownPayloads, agreed.isEmpty() || rtcpMux), keys.offer(), local);
    }

    static Format format(List<PayloadType> payloads, boolean mux) {
        Format standard = Format.of(payloads);
        return new Format(
                standard.payloads(),
                standard.feedback(),
                standard.headerExtensions(),
                standard.mixedHeaderExtensions(),
                standard.sources(),
                standard.sourceGroups(),
                standard.bandwidths(),
                mux,
                standard.feedbackProfile());
    }

    Content answer(Content offer, Direction wished) throws MediaException {
        List<PayloadType> common = medium.answer(offer.format());
        Agreed both = agree(common, common);
        KeyNegotiation.Answer protection = keys.answer(offer.security());
        boolean mux = offer.format().rtcpMux();
        PacketPath path = way.offered(offer.transport(), mux);
        Direction mine = offer.direction().mirrored().and(wished);
        set(both, mine, mux, protection.keying(), path, offer.format());
        ownPayloads = medium.renumbered(common);
        return new Content(name, kind(), mine, format(common, mux), protection.security(), way.local());
    }

    /** Takes the answer to this side's offer. */
    void answered(Content offer, Content answer) throws MediaException {
        List<PayloadType> taken = offer.payloads().stream()
                .filter(own -> answer.payloads().stream().anyMatch(own::isSameEncoding))
                .toList();
        List<PayloadType> theirs = answer.payloads().stream()
                .map(payload -> medium.understood(payload, answer.format()))
                .toList();
        Agreed both = agree(theirs, taken);
        Keying keying = keys.answered(answer.security());
        boolean mux = offer.format().rtcpMux() && answer.format().rtcpMux();
        PacketPath path = way.answered(answer.transport(), mux);
        set(both, answer.direction().mirrored().and(offer.direction()), mux, keying, path, answer.format());
    }

    private static Agreed agree(List<PayloadType> sending, List<PayloadType> receiving) throws MediaException {
        PayloadType first = sending.stream()
                .filter(payload ->
                        !Agreed.isEvents(payload) && receiving.stream().anyMatch(payload::isSameEncoding))
                .findFirst()
                .orElseThrow(() -> new MediaException(
                        MediaException.Cause.NOTHING_IN_COMMON, "Both sides have no way of encoding in common."));
        List<PayloadType> events = sending.stream().filter(Agreed::isEvents).toList();
        Optional<PayloadType> sendEvents = events.stream()
                .filter(event -> event.clockRate() == first.clockRate())
                .findFirst()
                .or(() -> events.stream().findFirst());
        return new Agreed(first, receiving, sendEvents);
    }

    private void set(Agreed both, Direction mine, boolean mux, Keying keying, PacketPath path, Format theirs)
            throws MediaException {
        CompletableFuture<Void> protectedNow = keyed.apply(keying, path.ready(), mux);
        link.agreed(both, mine, mux);
        rtcpMux = mux;
        if (stream.isEmpty() || !agreed.equals(Optional.of(both))) {
            stream.ifPresent(Medium.Stream::close);
            stream = Optional.of(medium.start(both, theirs, link));
        }
        stream.ifPresent(running -> running.directed(mine));
        agreed = Optional.of(both);
        Established next = new Established(both.sending().name(), keying.protection());
        if (!established.equals(Optional.of(next)) || !watched.equals(Optional.of(path))) {
            established = Optional.of(next);
            watched = Optional.of(path);
            CompletableFuture.allOf(path.ready(), protectedNow)
                    .whenComplete((done, failure) -> context.connected(this, next.protection(), failure));
            path.lost().thenRun(() -> context.lost(this));
        }
    }

    /** This side's last offer was refused. */
    void refused() {
        way.refused();
    }

    void add(List<Candidate> candidates) {
        way.add(candidates);
    }

    boolean press(char digit, Duration length) {
        return link.press(digit, length);
    }

    Optional<StreamStatistics> statistics() {
        LinkStatistics figures = link.statistics();
        return established.flatMap(known -> way.current()
                .map(path -> new StreamStatistics(
                        kind(),
                        known.codec(),
                        known.protection(),
                        path.kind(),
                        figures.packetsSent(),
                        figures.packetsReceived(),
                        figures.packetsLost(),
                        figures.lossReceived(),
                        figures.lossSent(),
                        figures.jitter(),
                        figures.roundTrip(),
                        figures.silence(),
                        stream.flatMap(Medium.Stream::picture))));
    }

    @Override
    public void close() {
        stream.ifPresent(Medium.Stream::close);
        keyed.close();
        way.close();
    }

    /** What was agreed last, as the figures and the listener tell it. */
    private record Established(String codec, Protection protection) {}
}
