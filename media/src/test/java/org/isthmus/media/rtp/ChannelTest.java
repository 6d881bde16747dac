package org.isthmus.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Format.Source;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.Transport;
import org.isthmus.media.srtp.Protector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the contents that share a channel gets a packet (RFC 9143 section 9.2). */
class ChannelTest {

    private static final int SOUND = 111;
    private static final int PICTURE = 96;
    private static final int EITHER = 100;
    private static final long THEIRS = 0x1234_5678L;
    private static final Label ON_SOUND = new Label(3, "sound");
    private static final Label ON_PICTURE = new Label(3, "picture");

    private final List<byte[]> sent = new ArrayList<>();
    private final Channel channel = new Channel((component, packet, length) -> sent.add(Arrays.copyOf(packet, length)));
    private final Heard sound = new Heard();
    private final Heard picture = new Heard();
    private final RtpLink soundLink = link();
    private final RtpLink pictureLink = link();

    private RtpLink link() {
        return new RtpLink(channel, digit -> {}, InstantSource.system(), System::nanoTime);
    }

    @BeforeEach
    void agree() {
        channel.protector(Transport.RTP, Protector.NONE);
        channel.rtcpMux(true);
        agree(soundLink, sound, "opus", SOUND);
        agree(pictureLink, picture, "VP8", PICTURE);
    }

    private static void agree(RtpLink link, Heard heard, String name, int payloadType) {
        PayloadType own = PayloadType.of(payloadType, name, 90_000, 1);
        PayloadType shared = PayloadType.of(EITHER, name + "-2", 90_000, 1);
        link.agreed(new Agreed(own, List.of(own, shared), Optional.empty()), Direction.SEND_RECEIVE);
        link.sink(heard);
    }

    @Test
    void thePayloadTypeTellsWhereOnlyOneHasIt() {
        receive(rtp(SOUND, 1));
        receive(rtp(PICTURE, 2));
        assertThat(sound.rtp).hasSize(1);
        assertThat(picture.rtp).hasSize(1);
    }

    @Test
    void aPacketThatCouldBeForEitherIsForNone() {
        receive(rtp(EITHER, 1));
        assertThat(sound.rtp).isEmpty();
        assertThat(picture.rtp).isEmpty();
    }

    @Test
    void theNameInAPacketTellsAndItsSourceIsRemembered() {
        name();
        receive(ON_PICTURE.on(rtp(EITHER, 1)));
        receive(ON_SOUND.on(rtp(EITHER, 2)));
        receive(rtp(EITHER, 1));
        assertThat(picture.rtp)
                .hasSize(2)
                .allSatisfy(packet -> assertThat(packet).isEqualTo(rtp(EITHER, 1)));
        assertThat(sound.rtp).hasSize(1);
    }

    @Test
    void aNameThatNobodyHasTellsNothing() {
        name();
        receive(new Label(3, "nobody").on(rtp(EITHER, 1)));
        receive(new Label(3, "nobody").on(rtp(PICTURE, 2)));
        assertThat(sound.rtp).isEmpty();
        assertThat(picture.rtp).hasSize(1);
    }

    @Test
    void anAnnouncedSourceTells() {
        pictureLink.known(Optional.empty(), List.of(new Source(7, List.of())));
        receive(rtp(EITHER, 7));
        assertThat(picture.rtp).hasSize(1);
    }

    @Test
    void nothingIsRememberedOfAContentThatLeft() {
        receive(rtp(PICTURE, 1));
        pictureLink.end();
        RtpLink again = link();
        Heard seen = new Heard();
        agree(again, seen, "VP8", PICTURE);
        receive(rtp(PICTURE, 1));
        assertThat(seen.rtp).hasSize(1);
        assertThat(picture.rtp).hasSize(1);
    }

    @Test
    void aSourceThatCameBeforeItsContentIsNotTakenForAnother() {
        pictureLink.end();
        receive(rtp(PICTURE, 1));
        RtpLink late = link();
        Heard seen = new Heard();
        agree(late, seen, "VP8", PICTURE);
        receive(rtp(PICTURE, 1));
        assertThat(seen.rtp).hasSize(1);
    }

    @Test
    void eachGetsThePartsOfAReportThatConcernIt() {
        receive(rtp(PICTURE, THEIRS));
        send(soundLink, SOUND, 10);
        send(pictureLink, PICTURE, 20);
        byte[] aboutPicture = feedback(206, 1, 99, 20);
        byte[] ofPicture = report(THEIRS);
        byte[] aboutSound = report(99, 10);
        byte[] aboutNobody = feedback(206, 1, 99, 0);
        receive(joined(ofPicture, aboutPicture, aboutSound, aboutNobody));
        assertThat(picture.rtcp).containsExactly(joined(ofPicture, aboutPicture));
        assertThat(sound.rtcp).containsExactly(aboutSound);
    }

    @Test
    void brokenReportsConcernNobody() {
        send(soundLink, SOUND, 10);
        byte[] whole = report(99, 10);
        for (int length = 8; length < whole.length; length++) {
            receive(Arrays.copyOf(whole, length));
        }
        assertThat(sound.rtcp).isEmpty();
    }

    @Test
    void packetsBearTheirNameUntilTheOtherSideReportsOnThem() {
        name();
        send(pictureLink, PICTURE, 20);
        assertThat(ON_PICTURE.isOn(sent.getLast())).isTrue();
        assertThat(ON_SOUND.isOn(sent.getLast())).isFalse();
        receive(report(THEIRS, 20));
        send(pictureLink, PICTURE, 20);
        assertThat(sent.getLast()).isEqualTo(rtp(PICTURE, 20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "be de 00 01 32 61 62 63",
                "10 00 00 02 03 03 61 62 63 00 00 00",
                "be de 00 02 10 00 32 61 62 63 00 00"
            })
    void namesAreReadInEitherForm(String extension) {
        Label abc = new Label(3, "abc");
        assertThat(abc.isOn(extended(extension))).isTrue();
        assertThat(new Label(4, "abc").isOn(extended(extension))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "be de 00 00",
                "be de 00 01 3f 61 62 63",
                "10 00 00 01 03 ff 61 62",
                "10 00 00 01 00 00 00 03",
                "ab cd 00 01 32 61 62 63",
                "be de ff ff 32 61 62 63"
            })
    void brokenExtensionsBearNoName(String extension) {
        assertThat(new Label(3, "abc").isOn(extended(extension))).isFalse();
    }

    private void name() {
        soundLink.known(Optional.of(ON_SOUND), List.of());
        pictureLink.known(Optional.of(ON_PICTURE), List.of());
    }

    private void receive(byte[] packet) {
        channel.packet(Transport.RTP, packet, packet.length);
    }

    private static void send(RtpLink link, int payloadType, long source) {
        byte[] packet = rtp(payloadType, source);
        link.sendRtp(packet, packet.length);
    }

    private static byte[] rtp(int payloadType, long source) {
        return new RtpPacket(payloadType, false, 0, 0, source, new byte[] {1, 2, 3}).write();
    }

    private static byte[] extended(String hexadecimal) {
        String[] octets = hexadecimal.split(" ");
        byte[] packet = Arrays.copyOf(rtp(EITHER, 1), Packets.RTP_HEADER + octets.length);
        packet[0] = (byte) (packet[0] | 0x10);
        for (int i = 0; i < octets.length; i++) {
            packet[Packets.RTP_HEADER + i] = (byte) Integer.parseInt(octets[i], 16);
        }
        return packet;
    }

    /** A receiver's report on some sources. */
    private static byte[] report(long sender, long... sources) {
        byte[] packet = new byte[8 + 24 * sources.length];
        packet[0] = (byte) (0x80 | sources.length);
        packet[1] = (byte) Packets.RECEIVER_REPORT;
        packet[3] = (byte) (packet.length / 4 - 1);
        Packets.put32(packet, 4, sender);
        for (int i = 0; i < sources.length; i++) {
            Packets.put32(packet, 8 + 24 * i, sources[i]);
        }
        return packet;
    }

    private static byte[] feedback(int type, int format, long sender, long media) {
        byte[] packet = new byte[12];
        packet[0] = (byte) (0x80 | format);
        packet[1] = (byte) type;
        packet[3] = 2;
        Packets.put32(packet, 4, sender);
        Packets.put32(packet, 8, media);
        return packet;
    }

    private static byte[] joined(byte[]... parts) {
        return RtcpParts.join(List.of(parts), part -> true).orElseThrow();
    }

    private static final class Heard implements MediaSink {

        private final List<byte[]> rtp = new ArrayList<>();
        private final List<byte[]> rtcp = new ArrayList<>();

        @Override
        public void rtp(byte[] packet) {
            rtp.add(packet);
        }

        @Override
        public void rtcp(byte[] packet) {
            rtcp.add(packet);
        }
    }
}
