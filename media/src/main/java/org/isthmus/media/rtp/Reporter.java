package org.isthmus.media.rtp;

import java.util.List;
import java.util.Optional;

/**
 * Says in RTCP how this side's stream of video stands and what it lacks of the other side's. One thread, but for
 * {@link #sent}.
 */
public final class Reporter {

    private final RtpLink link;
    private final long source;
    private final String name;
    private final int clockRate;
    private volatile Stand stand = new Stand(0, 0, 0, 0);
    private int intraRequests;

    /**
     * @param source of this side's packets
     * @param name this side's canonical name, which should tell nothing of the person (RFC 7022)
     */
    public Reporter(RtpLink link, long source, String name, int clockRate) {
        this.link = link;
        this.source = source;
        this.name = name;
        this.clockRate = clockRate;
    }

    /** A picture left; one thread, which may be another. */
    public void sent(long timestamp, int packets, int octets, long nanoTime) {
        Stand before = stand;
        stand = new Stand(timestamp, nanoTime, before.packets + packets, before.octets + octets);
    }

    /** The regular report. */
    public void report(long nanoTime) {
        send(regular(nanoTime));
    }

    /** The other side's picture is broken and must be sent whole. */
    public void pictureLoss(long media) {
        send(feedback().pictureLoss(media));
    }

    /** The same, for a side that knows only this. */
    public void fullIntra(long media) {
        intraRequests = (intraRequests + 1) & 0xff;
        send(feedback().fullIntra(media, intraRequests));
    }

    public void missing(long media, List<Integer> sequences) {
        send(feedback().missing(media, sequences));
    }

    /** No more comes. */
    public void bye() {
        send(feedback().bye());
    }

    /** An empty report: the regular ones alone measure loss, over times that are long enough. */
    private RtcpWriter feedback() {
        return new RtcpWriter(source).report(Optional.empty(), Optional.empty()).name(name);
    }

    private RtcpWriter regular(long nanoTime) {
        Stand now = stand;
        Optional<SenderInfo> sender = now.packets == 0
                ? Optional.empty()
                : Optional.of(new SenderInfo(
                        link.ntp(),
                        now.timestamp + (nanoTime - now.nanoTime) / 1000 * clockRate / 1_000_000,
                        now.packets,
                        now.octets));
        return new RtcpWriter(source).report(sender, link.heard(clockRate)).name(name);
    }

    private void send(RtcpWriter writer) {
        byte[] packet = writer.write();
        link.sendRtcp(packet, packet.length);
    }

    private record Stand(long timestamp, long nanoTime, long packets, long octets) {}
}
