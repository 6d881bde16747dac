package org.isthmus.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** The time in sender reports, and the round trip that comes of it (RFC 3550 section 6.4.1). */
class ReportsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.500Z");
    private static final long SOURCE = 0xcafe_babeL;

    private Instant now = NOW;
    private final Reports reports = new Reports((InstantSource) () -> now);

    @Test
    void aSenderReportBearsTheTimeOfNtp() {
        byte[] packet = senderReport();

        reports.repair(packet, packet.length);

        assertThat(Packets.u32(packet, 8)).isEqualTo(NOW.getEpochSecond() + 2_208_988_800L);
        assertThat(Packets.u32(packet, 12)).isEqualTo(0x8000_0000L);
    }

    @Test
    void theRoundTripIsWhatTheReportTookWithoutTheOtherSidesDelay() {
        byte[] sent = senderReport();
        reports.repair(sent, sent.length);
        now = NOW.plusMillis(1250);

        byte[] back = receiverReport(Packets.u32(sent, 8) << 16 | Packets.u32(sent, 12) >> 16, 65_536, 64);
        reports.received(back, back.length, SOURCE);

        assertThat(reports.roundTrip())
                .hasValueSatisfying(trip -> assertThat(trip).isBetween(Duration.ofMillis(249), Duration.ofMillis(251)));
        assertThat(reports.lossSent()).contains(0.25);
    }

    @Test
    void nothingIsKnownBeforeAReportCameBack() {
        byte[] back = receiverReport(0, 0, 0);
        reports.received(back, back.length, SOURCE);
        assertThat(reports.roundTrip()).isEmpty();
    }

    @Test
    void reportsOfOthersAndBrokenOnesAreIgnored() {
        byte[] other = receiverReport(0x1234_5678L, 0, 255);
        reports.received(other, other.length, SOURCE + 1);
        for (int length = 0; length < other.length; length++) {
            reports.received(other, length, SOURCE);
            reports.repair(senderReport(), Math.min(length, 28));
        }
        assertThat(reports.lossSent()).isEmpty();
    }

    private static byte[] senderReport() {
        byte[] packet = new byte[28];
        packet[0] = (byte) 0x80;
        packet[1] = (byte) Packets.SENDER_REPORT;
        Packets.put16(packet, 2, 6);
        // What the library writes: seconds since 1970 and a saturated fraction.
        Packets.put32(packet, 8, NOW.getEpochSecond());
        Packets.put32(packet, 12, 0xffff_ffffL);
        return packet;
    }

    private static byte[] receiverReport(long lastReport, long delay, int fraction) {
        byte[] packet = new byte[32];
        packet[0] = (byte) 0x81;
        packet[1] = (byte) Packets.RECEIVER_REPORT;
        Packets.put16(packet, 2, 7);
        Packets.put32(packet, 8, SOURCE);
        packet[12] = (byte) fraction;
        Packets.put32(packet, 24, lastReport & 0xffff_ffffL);
        Packets.put32(packet, 28, delay);
        return packet;
    }
}
