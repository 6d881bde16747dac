package org.isthmus.media.rtp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isthmus.media.description.Transport;
import org.isthmus.media.path.PacketHandler;
import org.isthmus.media.srtp.Protector;

/**
 * The packets of one path, with their protection: those of one content, or of several that are bundled (RFC 9143 section
 * 4). Nothing is sent or taken before the protection is set. Any thread.
 */
public final class Channel implements PacketHandler {

    /** Puts a packet on the way. */
    @FunctionalInterface
    public interface Wire {
        void send(int component, byte[] packet, int length);
    }

    /** Takes DTLS records. */
    @FunctionalInterface
    public interface Dtls {
        void record(int component, byte[] packet, int length);
    }

    private final Wire wire;
    private final Routes routes = new Routes();
    private volatile List<RtpLink> links = List.of();
    private volatile Optional<Protector> rtp = Optional.empty();
    private volatile Optional<Protector> rtcp = Optional.empty();
    private volatile boolean rtcpMux;
    private volatile Dtls dtls = (component, packet, length) -> {};

    public Channel(Wire wire) {
        this.wire = wire;
    }

    public void dtls(Dtls changed) {
        dtls = changed;
    }

    /** How packets of a component are protected from now on. */
    public void protector(int component, Protector changed) {
        if (component == Transport.RTP) {
            rtp = Optional.of(changed);
        } else {
            rtcp = Optional.of(changed);
        }
    }

    /** Whether both sides agreed to one port for RTP and RTCP. */
    public void rtcpMux(boolean changed) {
        rtcpMux = changed;
    }

    synchronized void join(RtpLink link) {
        links = Stream.concat(links.stream(), Stream.of(link)).toList();
    }

    synchronized void leave(RtpLink link) {
        links = links.stream().filter(other -> other != link).toList();
        routes.forget(link);
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

    private void takeRtp(byte[] packet) {
        if (packet.length >= Packets.RTP_HEADER) {
            routes.of(packet, links).ifPresent(link -> link.takeRtp(packet));
        }
    }

    private void takeRtcp(byte[] compound) {
        List<RtpLink> all = links;
        if (all.size() == 1) {
            all.getFirst().takeRtcp(compound);
            return;
        }
        List<byte[]> parts = RtcpParts.of(compound);
        for (RtpLink link : all) {
            RtcpParts.join(
                            parts,
                            part -> routes.isFrom(RtcpParts.sender(part), link)
                                    || RtcpParts.isAbout(part, link.source()))
                    .ifPresent(link::takeRtcp);
        }
    }

    /**
     * Protects a packet and sends it.
     *
     * @return the packet as it was sent; empty where it must not be
     */
    Optional<byte[]> sendRtp(byte[] packet) {
        Optional<byte[]> out = rtp.flatMap(protector -> protector.protect(false, packet, packet.length));
        out.ifPresent(this::sendAgain);
        return out;
    }

    /** Sends a packet that is protected already. */
    void sendAgain(byte[] packet) {
        wire.send(Transport.RTP, packet, packet.length);
    }

    void sendRtcp(byte[] packet, int length) {
        int component = rtcpMux ? Transport.RTP : Transport.RTCP;
        (rtcpMux ? rtp : rtcp)
                .flatMap(protector -> protector.protect(true, packet, length))
                .ifPresent(out -> wire.send(component, out, out.length));
    }
}
