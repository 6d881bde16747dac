package org.isthmus.media.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaStatistics.StreamStatistics;
import org.isthmus.media.Protection;
import org.isthmus.media.audio.AudioCodecs;
import org.isthmus.media.audio.AudioStream;
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
    private final LegContext context;
    private final RtpLink link;
    private final Keyed keyed;
    private final KeyNegotiation keys;
    private List<PayloadType> ownPayloads = AudioCodecs.offered();
    private Optional<Agreed> agreed = Optional.empty();
    private Optional<AudioStream> stream = Optional.empty();
    private Optional<Transport> remote = Optional.empty();
    private Direction direction = Direction.INACTIVE;
    private boolean rtcpMux;
    private volatile Optional<PacketPath> path = Optional.empty();
    private volatile Optional<Established> established = Optional.empty();

    Leg(String name, LegContext context) throws MediaException {
        this.name = name;
        this.context = context;
        link = new RtpLink(this::send, context::digit, context.clock(), context.nanoTime());
        keyed = new Keyed(context.identity(), link, this::send);
        keys = context.keyNegotiation();
    }

    private void send(int component, byte[] packet, int length) {
        path.ifPresent(known -> known.send(component, packet, length));
    }

    String name() {
        return name;
    }

    MediaKind kind() {
        return MediaKind.AUDIO;
    }

    Content offer(Direction wished) throws MediaException {
        if (path.isEmpty()) {
            path = Optional.of(context.paths().forOffer(link));
        }
        Transport local = path.get().local();
        return new Content(name, kind(), wished, format(ownPayloads, agreed.isEmpty() || rtcpMux), keys.offer(), local);
    }

    private static Format format(List<PayloadType> payloads, boolean mux) {
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
        List<PayloadType> common = AudioCodecs.answer(offer.payloads());
        Agreed both = agree(common, common);
        KeyNegotiation.Answer protection = keys.answer(offer.security());
        boolean mux = offer.format().rtcpMux();
        if (path.isEmpty()) {
            path = Optional.of(context.paths().forAnswer(offer.transport(), mux, link));
        }
        Direction mine = offer.direction().mirrored().and(wished);
        set(both, mine, mux, protection.keying(), offer.transport());
        ownPayloads = AudioCodecs.renumbered(common);
        return new Content(
                name,
                kind(),
                mine,
                format(common, mux),
                protection.security(),
                path.get().local());
    }

    /** Takes the answer to this side's offer. */
    void answered(Content offer, Content answer) throws MediaException {
        List<PayloadType> taken = offer.payloads().stream()
                .filter(own -> answer.payloads().stream().anyMatch(own::isSameEncoding))
                .toList();
        Agreed both = agree(answer.payloads(), taken);
        Keying keying = keys.answered(answer.security());
        boolean mux = offer.format().rtcpMux() && answer.format().rtcpMux();
        set(both, answer.direction().mirrored().and(offer.direction()), mux, keying, answer.transport());
    }

    private static Agreed agree(List<PayloadType> sending, List<PayloadType> receiving) throws MediaException {
        PayloadType first = sending.stream()
                .filter(payload ->
                        !Agreed.isEvents(payload) && receiving.stream().anyMatch(payload::isSameEncoding))
                .findFirst()
                .orElseThrow(() -> new MediaException(
                        MediaException.Cause.NOTHING_IN_COMMON, "Both sides have no way of encoding sound in common."));
        List<PayloadType> events = sending.stream().filter(Agreed::isEvents).toList();
        Optional<PayloadType> sendEvents = events.stream()
                .filter(event -> event.clockRate() == first.clockRate())
                .findFirst()
                .or(() -> events.stream().findFirst());
        return new Agreed(first, receiving, sendEvents);
    }

    private void set(Agreed both, Direction mine, boolean mux, Keying keying, Transport other) throws MediaException {
        PacketPath way = path.orElseThrow();
        if (!remote.equals(Optional.of(other))) {
            way.connect(other, mux);
            remote = Optional.of(other);
        }
        CompletableFuture<Void> protectedNow = keyed.apply(keying, way.ready(), mux);
        link.agreed(both, mine, mux);
        rtcpMux = mux;
        direction = mine;
        if (stream.isEmpty() || !agreed.equals(Optional.of(both))) {
            stream.ifPresent(AudioStream::close);
            stream = Optional.of(AudioStream.start(context.audio(), both, link));
        }
        agreed = Optional.of(both);
        Established next = new Established(both.sending().name(), keying.protection());
        if (!established.equals(Optional.of(next))) {
            established = Optional.of(next);
            CompletableFuture.allOf(way.ready(), protectedNow)
                    .whenComplete((done, failure) -> context.connected(this, next.protection(), failure));
        }
    }

    Direction direction() {
        return direction;
    }

    void add(List<Candidate> candidates) {
        path.ifPresent(known -> known.add(candidates));
    }

    boolean press(char digit, Duration length) {
        return link.press(digit, length);
    }

    Optional<StreamStatistics> statistics() {
        LinkStatistics figures = link.statistics();
        return established.flatMap(known -> path.map(way -> new StreamStatistics(
                kind(),
                known.codec(),
                known.protection(),
                way.kind(),
                figures.packetsSent(),
                figures.packetsReceived(),
                figures.packetsLost(),
                figures.lossReceived(),
                figures.lossSent(),
                figures.jitter(),
                figures.roundTrip(),
                figures.silence())));
    }

    @Override
    public void close() {
        stream.ifPresent(AudioStream::close);
        keyed.close();
        path.ifPresent(PacketPath::close);
    }

    /** What was agreed last, as the figures and the listener tell it. */
    private record Established(String codec, Protection protection) {}
}
