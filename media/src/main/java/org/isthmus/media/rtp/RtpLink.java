package org.isthmus.media.rtp;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Transport;
import org.isthmus.media.path.PacketHandler;
import org.isthmus.media.srtp.Protector;

/**
 * Carries one content's RTP and RTCP between whoever makes and plays the media and the path. Nothing is sent or taken
 * before the protection is set, nor against the direction that was agreed. Any thread.
 */
public final class RtpLink implements PacketHandler {

    /** Puts a packet on the way. */
    @FunctionalInterface
    public interface Wire {
        void send(int component, byte[] packet, int length);
    }

    private final Wire wire;
    private final Consumer<Character> digits;
    private final Reception reception;
    private final Reports reports;
    private final DigitReceiver digitReceiver = new DigitReceiver();
    private final Outgoing outgoing;
    private volatile Optional<Agreed> agreed = Optional.empty();
    private volatile boolean rtcpMux;
    private volatile boolean receives;
    private volatile Optional<Protector> rtp = Optional.empty();
    private volatile Optional<Protector> rtcp = Optional.empty();
    private final SentPackets sentPackets = new SentPackets();
    private volatile boolean keepsSent;
    private volatile MediaSink sink = MediaSink.NONE;
    private volatile Dtls dtls = (component, packet, length) -> {};

    /** Takes DTLS records. */
    @FunctionalInterface
    public interface Dtls {
        void record(int component, byte[] packet, int length);
    }

    /** @param digits told each digit that the other side presses, on a thread of the path */
    public RtpLink(Wire wire, Consumer<Character> digits, InstantSource clock, LongSupplier nanoTime) {
        this.wire = wire;
        this.digits = digits;
        reception = new Reception(nanoTime);
        reports = new Reports(clock);
        outgoing = new Outgoing();
    }

    public void dtls(Dtls changed) {
        dtls = changed;
    }

    public void sink(MediaSink changed) {
        sink = changed;
    }

    /** How packets of a component are protected from now on. */
    public void protector(int component, Protector changed) {
        if (component == Transport.RTP) {
            rtp = Optional.of(changed);
        } else {
            rtcp = Optional.of(changed);
        }
    }

    /** What was agreed, the first time or again. */
    public void agreed(Agreed changed, Direction direction, boolean mux) {
        agreed = Optional.of(changed);
        rtcpMux = mux;
        outgoing.agreed(changed, direction.sends());
        if (direction.receives() && !receives) {
            reception.expect();
        }
        receives = direction.receives();
    }

    @Override
    public boolean packet(int component, byte[] packet, int length) {
        if (Packets.isDtls(packet, length)) {
            dtls.record(component, packet, length);
            return true;
        }
        if (!Packets.isMedia(packet, length)) {
            return false;
        }
        boolean isRtcp = component == Transport.RTCP || Packets.isRtcp(packet);
        Optional<byte[]> clear = (component == Transport.RTP ? rtp : rtcp)
                .flatMap(protector -> protector.unprotect(isRtcp, packet, length));
        clear.ifPresent(isRtcp ? this::takeRtcp : this::takeRtp);
        return clear.isPresent();
    }

    private void takeRtcp(byte[] packet) {
        reports.received(packet, packet.length, outgoing.source());
        sink.rtcp(packet);
    }

    private void takeRtp(byte[] packet) {
        if (packet.length < Packets.RTP_HEADER || !receives) {
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
                        sink.rtp(packet);
                    }
                });
    }

    /** Sends a packet of this side's media; the array may be changed. */
    public void sendRtp(byte[] packet, int length) {
        outgoing.next(packet, length)
                .flatMap(out -> rtp.flatMap(protector -> protector.protect(false, out, out.length)))
                .ifPresent(out -> {
                    if (keepsSent) {
                        sentPackets.sent(Packets.sequence(out), out);
                    }
                    wire.send(Transport.RTP, out, out.length);
                });
    }

    /** From now on {@link #sendAgain} knows the packets that are sent. */
    public void keepSent() {
        keepsSent = true;
    }

    /** Sends once more what the other side has not got, where it is still there. */
    public void sendAgain(int sequence) {
        sentPackets.again(sequence).ifPresent(out -> wire.send(Transport.RTP, out, out.length));
    }

    /** Sends a report of this side; the array may be changed. */
    public void sendRtcp(byte[] packet, int length) {
        reports.repair(packet, length);
        int component = rtcpMux ? Transport.RTP : Transport.RTCP;
        (rtcpMux ? rtp : rtcp)
                .flatMap(protector -> protector.protect(true, packet, length))
                .ifPresent(out -> wire.send(component, out, out.length));
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
