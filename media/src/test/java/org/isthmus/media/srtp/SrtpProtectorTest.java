package org.isthmus.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is protected is unreadable on the wire and comes out the same, once. */
class SrtpProtectorTest {

    private static final int SOURCE = 0x1234_5678;

    @ParameterizedTest
    @EnumSource(Suite.class)
    void aPacketWithoutRoomBehindItIsReallyEncrypted(Suite suite) {
        SrtpProtector sender = protector(suite, 1, 2);
        SrtpProtector receiver = protector(suite, 2, 1);
        for (int sequence = 0; sequence < 100; sequence++) {
            byte[] clear = rtp(sequence, 160);
            byte[] wire = sender.protect(false, clear, clear.length).orElseThrow();

            assertThat(wire.length).isGreaterThan(clear.length);
            assertThat(Arrays.copyOfRange(wire, 12, 172)).isNotEqualTo(Arrays.copyOfRange(clear, 12, 172));
            assertThat(receiver.unprotect(false, wire, wire.length)).contains(clear);
        }
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void reportsAreProtectedToo(Suite suite) {
        byte[] clear = rtcp();
        byte[] wire = protector(suite, 1, 2).protect(true, clear, clear.length).orElseThrow();

        assertThat(Arrays.copyOfRange(wire, 8, 28)).isNotEqualTo(Arrays.copyOfRange(clear, 8, 28));
        assertThat(protector(suite, 2, 1).unprotect(true, wire, wire.length)).contains(clear);
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void whatIsForgedRepeatedOrCutIsDropped(Suite suite) {
        byte[] wire = protector(suite, 1, 2).protect(false, rtp(7, 160), 172).orElseThrow();
        SrtpProtector receiver = protector(suite, 2, 1);

        byte[] forged = wire.clone();
        forged[20] ^= 1;
        assertThat(receiver.unprotect(false, forged, forged.length)).isEmpty();
        for (int length = 0; length < wire.length; length++) {
            assertThat(receiver.unprotect(false, wire, length)).isEmpty();
        }
        assertThat(receiver.unprotect(false, wire, wire.length)).isPresent();
        assertThat(receiver.unprotect(false, wire, wire.length)).isEmpty();
        assertThat(protector(suite, 2, 3).unprotect(false, wire, wire.length)).isEmpty();
    }

    @Test
    void aNewKeyOfTheOtherSideKeepsThisSidesCount() {
        SrtpProtector before = protector(Suite.AES_CM_128_HMAC_SHA1_80, 1, 2);
        SrtpProtector receiver = protector(Suite.AES_CM_128_HMAC_SHA1_80, 9, 1);
        // The count of wraps is in no packet; whoever begins anew after one cannot be read.
        for (int sequence : new int[] {65_534, 65_535, 0, 1}) {
            byte[] wire = before.protect(false, rtp(sequence, 20), 32).orElseThrow();
            assertThat(receiver.unprotect(false, wire, wire.length)).isPresent();
        }

        SrtpProtector after = before.with(key(Suite.AES_CM_128_HMAC_SHA1_80, 9));

        byte[] wire = after.protect(false, rtp(2, 20), 32).orElseThrow();
        assertThat(receiver.unprotect(false, wire, wire.length)).contains(rtp(2, 20));
    }

    @Test
    void keysAreInNoLog() {
        assertThat(key(Suite.AES_CM_128_HMAC_SHA1_80, 5).toString()).isEqualTo("MasterKey[AES_CM_128_HMAC_SHA1_80]");
    }

    @Test
    void afterTheEndNothingIsSent() {
        SrtpProtector sender = protector(Suite.AES_CM_128_HMAC_SHA1_80, 1, 2);
        sender.close();
        assertThat(sender.protect(false, rtp(1, 20), 32)).isEqualTo(Optional.empty());
    }

    private static SrtpProtector protector(Suite suite, int ours, int theirs) {
        return new SrtpProtector(key(suite, ours), key(suite, theirs));
    }

    private static MasterKey key(Suite suite, int seed) {
        byte[] octets = new byte[suite.keyLength() + suite.saltLength()];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (seed * 31 + i);
        }
        return new MasterKey(suite, octets);
    }

    private static byte[] rtp(int sequence, int payload) {
        byte[] packet = new byte[12 + payload];
        packet[0] = (byte) 0x80;
        packet[1] = 111;
        packet[2] = (byte) (sequence >> 8);
        packet[3] = (byte) sequence;
        put(packet, 8);
        return packet;
    }

    private static byte[] rtcp() {
        byte[] packet = new byte[28];
        packet[0] = (byte) 0x80;
        packet[1] = (byte) 200;
        packet[3] = 6;
        put(packet, 4);
        return packet;
    }

    private static void put(byte[] packet, int at) {
        for (int i = 0; i < 4; i++) {
            packet[at + i] = (byte) (SOURCE >> (24 - 8 * i));
        }
    }
}
