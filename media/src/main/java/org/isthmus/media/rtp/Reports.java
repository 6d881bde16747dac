package org.isthmus.media.rtp;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Reads what the other side reports of this side's packets, and repairs this side's sender reports: the library writes
 * seconds since 1970 with a saturated fraction where the time of NTP belongs (RFC 3550 section 4), so that nobody could
 * measure a round trip. Any thread.
 */
final class Reports {

    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
    private static final int SENDER_INFO = 20;
    private static final int BLOCK = 24;
    private static final long UNITS_PER_SECOND = 1L << 16;
    private static final long HIGHEST_SANE_TRIP = 60 * UNITS_PER_SECOND;

    private final InstantSource clock;
    private volatile Optional<Duration> roundTrip = Optional.empty();
    private volatile Optional<Double> lossSent = Optional.empty();
    private volatile Heard heard = new Heard(0, 0);

    Reports(InstantSource clock) {
        this.clock = clock;
    }

    /** Writes the true time into each sender report of a compound packet. */
    void repair(byte[] packet, int length) {
        for (int at = 0; at + Packets.RTCP_HEADER <= length; at += size(packet, at)) {
            if ((packet[at + 1] & 0xff) == Packets.SENDER_REPORT && at + Packets.RTCP_HEADER + SENDER_INFO <= length) {
                long now = ntp();
                Packets.put32(packet, at + 8, now >>> 32);
                Packets.put32(packet, at + 12, now & 0xffff_ffffL);
            }
        }
    }

    /** Takes a compound packet of the other side. */
    void received(byte[] packet, int length, long ownSource) {
        for (int at = 0; at + Packets.RTCP_HEADER <= length; at += size(packet, at)) {
            int type = packet[at + 1] & 0xff;
            int blocks = packet[at] & 0x1f;
            if (type == Packets.SENDER_REPORT && at + Packets.RTCP_HEADER + SENDER_INFO <= length) {
                heard = new Heard((long) Packets.u16(packet, at + 10) << 16 | Packets.u16(packet, at + 12), ntp());
            }
            int first = at + Packets.RTCP_HEADER + (type == Packets.SENDER_REPORT ? SENDER_INFO : 0);
            if (type == Packets.SENDER_REPORT || type == Packets.RECEIVER_REPORT) {
                for (int block = first; blocks > 0 && block + BLOCK <= length; block += BLOCK, blocks--) {
                    if (Packets.u32(packet, block) == ownSource) {
                        take(packet, block);
                    }
                }
            }
        }
    }

    private static int size(byte[] packet, int at) {
        return 4 * (Packets.u16(packet, at + 2) + 1);
    }

    private void take(byte[] packet, int block) {
        lossSent = Optional.of((packet[block + 4] & 0xff) / 256.0);
        long lastReport = Packets.u32(packet, block + 16);
        long delay = Packets.u32(packet, block + 20);
        if (lastReport != 0) {
            long units = ((ntp() >>> 16) - lastReport - delay) & 0xffff_ffffL;
            // The clocks of both sides tick a little apart; slightly less than nothing is nothing.
            long trip = units > 0xffff_ffffL - UNITS_PER_SECOND ? 0 : units;
            if (trip < HIGHEST_SANE_TRIP) {
                roundTrip = Optional.of(Duration.ofNanos(trip * 1_000_000_000L / UNITS_PER_SECOND));
            }
        }
    }

    /** The middle of the time in the other side's last report; 0 where there was none. */
    long lastReport() {
        return heard.middle;
    }

    /** Since that report, in 1/65,536 s. */
    long sinceLastReport() {
        Heard known = heard;
        return known.middle == 0 ? 0 : (ntp() - known.at) >>> 16;
    }

    /** This moment: seconds since 1900 with 32 bits of fraction. */
    long ntp() {
        var now = clock.instant();
        long fraction = ((long) now.getNano() << 32) / 1_000_000_000L;
        return (now.getEpochSecond() + SECONDS_1900_TO_1970) << 32 | fraction;
    }

    Optional<Duration> roundTrip() {
        return roundTrip;
    }

    Optional<Double> lossSent() {
        return lossSent;
    }

    private record Heard(long middle, long at) {}
}
