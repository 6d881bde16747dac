package org.isthmus.media.rtp;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Format.Source;

/**
 * Carries one content's RTP and RTCP between whoever makes and plays the media and the channel. Nothing is sent or taken
 * against the direction that was agreed. Any thread.
 */
public final class RtpLink {

    /** Sources that a description may announce; what is beyond is known by its packets. */
    private static final int MOST_ANNOUNCED = 16;

    private final Consumer<Character> digits;
    private final Reception reception;
    private final Reports reports;
    private final DigitReceiver digitReceiver = new DigitReceiver();
    private final Outgoing outgoing;
    private volatile Optional<Agreed> agreed = Optional.empty();
    private volatile boolean receives;
    private volatile Channel channel;
    private volatile Optional<Label> label = Optional.empty();
    private volatile Set<Long> announced = Set.of();
    private final SentPackets sentPackets = new SentPackets();
    private volatile boolean keepsSent;
    private volatile MediaSink sink = MediaSink.NONE;

    /** @param digits told each digit that the other side presses, on a thread of the path */
    public RtpLink(Channel channel, Consumer<Character> digits, InstantSource clock, LongSupplier nanoTime) {
        this.channel = channel;
        this.digits = digits;
        reception = new Reception(nanoTime);
        reports = new Reports(clock);
        outgoing = new Outgoing();
        channel.join(this);
    }

    public void sink(MediaSink changed) {
        sink = changed;
    }

    /** Goes another way from now on. */
    public void move(Channel changed) {
        Channel before = channel;
        if (before != changed) {
            changed.join(this);
            channel = changed;
            before.leave(this);
        }
    }

    /** Takes no more packets. */
    public void end() {
        channel.leave(this);
    }

    /** What was agreed, the first time or again. */
    public void agreed(Agreed changed, Direction direction) {
        agreed = Optional.of(changed);
        outgoing.agreed(changed, direction.sends());
        if (direction.receives() && !receives) {
            reception.expect();
        }
        receives = direction.receives();
    }

    /**
     * How packets of this content are known among others that share the channel.
     *
     * @param changed what packets bear; empty where that was not agreed
     * @param sources that the other side announced
     */
    public void known(Optional<Label> changed, Collection<Source> sources) {
        label = changed;
        announced = sources.stream().limit(MOST_ANNOUNCED).map(Source::ssrc).collect(Collectors.toUnmodifiableSet());
    }

    Optional<Label> label() {
        return label;
    }

    boolean isAnnounced(long from) {
        return announced.contains(from);
    }

    boolean takes(int payloadType) {
        return agreed.filter(known -> known.receiving().stream().anyMatch(payload -> payload.id() == payloadType))
                .isPresent();
    }

    /** The source of this side's packets. */
    long source() {
        return outgoing.source();
    }

    void takeRtcp(byte[] packet) {
        reports.received(packet, packet.length, outgoing.source());
        sink.rtcp(packet);
    }

    void takeRtp(byte[] packet) {
        if (!receives) {
            return;
        }
        int type = Packets.payloadType(packet);
        agreed.flatMap(known -> known.receiving().stream()
                        .filter(payload -> payload.id() == type)
                        .findFirst())
                .ifPresent(payload -> {
                    reception.packet(
                            Packets.source(packet),
                            Packets.sequence(packet),
                            Packets.timestamp(packet),
                            payload.clockRate());
                    if (Agreed.isEvents(payload)) {
                        digitReceiver.packet(packet, packet.length).ifPresent(digits);
                    } else {
                        sink.rtp(Packets.withoutExtension(packet));
                    }
                });
    }

    /** Sends a packet of this side's media; the array may be changed. */
    public void sendRtp(byte[] packet, int length) {
        outgoing.next(packet, length)
                .map(this::labelled)
                .flatMap(out -> channel.sendRtp(out))
                .filter(out -> keepsSent)
                .ifPresent(out -> sentPackets.sent(Packets.sequence(out), out));
    }

    /** A side that reports on the packets knows by now where they belong (RFC 7941 section 4.1.1). */
    private byte[] labelled(byte[] packet) {
        return label.filter(known -> reports.lossSent().isEmpty())
                .map(known -> known.on(packet))
                .orElse(packet);
    }

    /** From now on {@link #sendAgain} knows the packets that are sent. */
    public void keepSent() {
        keepsSent = true;
    }

    /** Sends once more what the other side has not got, where it is still there. */
    public void sendAgain(int sequence) {
        sentPackets.again(sequence).ifPresent(channel::sendAgain);
    }

    /** Sends a report of this side; the array may be changed. */
    public void sendRtcp(byte[] packet, int length) {
        reports.repair(packet, length);
        channel.sendRtcp(packet, length);
    }

    /** What this side's next report says of the packets that it got. */
    Optional<ReceptionReport> heard(int clockRate) {
        return reception.report(clockRate, reports.lastReport(), reports.sinceLastReport());
    }

    /** This moment: seconds since 1900 with 32 bits of fraction. */
    long ntp() {
        return reports.ntp();
    }

    /** @return whether the digit will be sent as an event */
    public boolean press(char digit, Duration length) {
        return outgoing.press(digit, length);
    }

    /** Figures of this moment. */
    public LinkStatistics statistics() {
        return new LinkStatistics(
                outgoing.sent(),
                reception.received(),
                reception.lost(),
                reception.loss(),
                reports.lossSent(),
                reception.jitter(),
                reports.roundTrip(),
                receives ? reception.silence() : Duration.ZERO);
    }
}
