package org.isthmus.media.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaStatistics.StreamStatistics;
import org.isthmus.media.Protection;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.path.PacketPath;
import org.isthmus.media.rtp.Agreed;
import org.isthmus.media.rtp.Label;
import org.isthmus.media.rtp.LinkStatistics;
import org.isthmus.media.rtp.RtpLink;

/** One content of a session on this side: its encodings, link and stream, and what carries it. Used by the session's executor only. */
final class Leg implements AutoCloseable {

    private final String name;
    private final Medium medium;
    private final LegContext context;
    private final RtpLink link;
    private volatile Carrier carrier;
    private boolean speaksForCarrier = true;
    private List<PayloadType> ownPayloads;
    private Optional<Agreed> agreed = Optional.empty();
    private volatile Optional<Medium.Stream> stream = Optional.empty();
    private Optional<PacketPath> watched = Optional.empty();
    private volatile Optional<Established> established = Optional.empty();

    Leg(String name, Medium medium, Carrier carrier, LegContext context) {
        this.name = name;
        this.medium = medium;
        this.carrier = carrier;
        this.context = context;
        ownPayloads = medium.offered();
        link = new RtpLink(carrier.channel(), context::digit, context.clock(), context.nanoTime());
    }

    String name() {
        return name;
    }

    MediaKind kind() {
        return medium.kind();
    }

    Medium medium() {
        return medium;
    }

    Carrier carrier() {
        return carrier;
    }

    /** Whether both sides agreed to it, now or before. */
    boolean isAgreed() {
        return agreed.isPresent();
    }

    /**
     * Gives encodings that are not agreed yet other numbers than those that are taken, and takes its own.
     *
     * @param taken numbers that other contents of the bundle have (RFC 9143 section 9.1)
     */
    void number(Set<Integer> taken) {
        Set<Integer> kept = agreed.stream()
                .flatMap(both -> both.receiving().stream())
                .map(PayloadType::id)
                .collect(Collectors.toSet());
        ownPayloads = PayloadNumbers.apart(ownPayloads, kept, taken);
        ownPayloads.forEach(payload -> taken.add(payload.id()));
    }

    /** @param label what this side's packets bear in a bundle */
    Content offer(Direction wished, Optional<Label> label) throws MediaException {
        Carrier.Said said = carrier.offer();
        Format format = format(ownPayloads, carrier.rtcpMux(), label);
        return new Content(name, kind(), wished, format, said.security(), said.transport());
    }

    static Format format(List<PayloadType> payloads, boolean mux, Optional<Label> label) {
        return new Format(
                payloads,
                List.of(),
                label.map(Label::extension).stream().toList(),
                false,
                List.of(),
                List.of(),
                List.of(),
                mux,
                false);
    }

    /**
     * Answers an offer that has encodings in common.
     *
     * @param by what carries the content from now on; it has taken the offer already
     */
    Content answer(Content offer, Direction wished, Carrier by, Carrier.Said said, Optional<Label> label)
            throws MediaException {
        List<PayloadType> common = medium.answer(offer.format());
        Agreed both = agree(common, common);
        carry(by, offer);
        Direction mine = offer.direction().mirrored().and(wished);
        set(both, mine, offer.format(), label);
        ownPayloads = medium.renumbered(common);
        return new Content(name, kind(), mine, format(common, by.rtcpMux(), label), said.security(), said.transport());
    }

    /**
     * Takes the answer to this side's offer.
     *
     * @param by what carries the content from now on; it has taken the answer already
     */
    void answered(Content offer, Content answer, Carrier by, Optional<Label> label) throws MediaException {
        List<PayloadType> taken = offer.payloads().stream()
                .filter(own -> answer.payloads().stream().anyMatch(own::isSameEncoding))
                .toList();
        List<PayloadType> theirs = answer.payloads().stream()
                .map(payload -> medium.understood(payload, answer.format()))
                .toList();
        Agreed both = agree(theirs, taken);
        carry(by, answer);
        set(both, answer.direction().mirrored().and(offer.direction()), answer.format(), label);
    }

    private void carry(Carrier by, Content theirs) {
        carrier = by;
        link.move(by.channel());
        speaksForCarrier = by.isDescribedBy(theirs);
    }

    /** @throws MediaException where there is no encoding that this side can send and take */
    static void check(Medium medium, Content offer) throws MediaException {
        List<PayloadType> common = medium.answer(offer.format());
        agree(common, common);
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

    private void set(Agreed both, Direction mine, Format theirs, Optional<Label> label) throws MediaException {
        link.known(label, theirs.sources());
        link.agreed(both, mine);
        if (stream.isEmpty() || !agreed.equals(Optional.of(both))) {
            stream.ifPresent(Medium.Stream::close);
            stream = Optional.of(medium.start(both, theirs, link));
        }
        stream.ifPresent(running -> running.directed(mine));
        agreed = Optional.of(both);
        Carrier.State state = carrier.state().orElseThrow();
        Established next = new Established(both.sending().name(), state.protection());
        if (!established.equals(Optional.of(next)) || !watched.equals(Optional.of(state.path()))) {
            established = Optional.of(next);
            watched = Optional.of(state.path());
            state.ready().whenComplete((done, failure) -> context.connected(this, next.protection(), failure));
            state.path().lost().thenRun(() -> context.lost(this));
        }
    }

    /** Candidates for the content itself; where another speaks for the bundle they lead nowhere (RFC 8838 section 11). */
    void add(List<Candidate> candidates) {
        if (speaksForCarrier) {
            carrier.add(candidates);
        }
    }

    boolean press(char digit, Duration length) {
        return link.press(digit, length);
    }

    Optional<StreamStatistics> statistics() {
        LinkStatistics figures = link.statistics();
        return established.flatMap(known -> carrier.path()
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
        link.end();
    }

    /** What was agreed last, as the figures and the listener tell it. */
    private record Established(String codec, Protection protection) {}
}
