package org.isthmus.media.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.isthmus.media.MediaException;
import org.isthmus.media.VideoFrame;
import org.isthmus.media.rtp.RtpPacket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures through the encoder, packets, and the decoder. */
class H264Test {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private final Random random = new Random(3);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePictureComesOutOfThePacketsAsItWentIn(boolean fragments) throws Exception {
        H264 codec = new H264(fragments);
        Screen screen = new Screen();
        Bars bars = new Bars(WIDTH, HEIGHT, true);
        VideoCodec.Packetizer packetizer = codec.packetizer();
        Depacketizer depacketizer = codec.depacketizer();
        int packets = 0;
        int whole = 0;
        try (PictureEncoder encoder = codec.encoder(WIDTH, HEIGHT, 1_000_000);
                PictureDecoder decoder = codec.decoder()) {
            for (int i = 0; i < 60; i++) {
                byte[] noisy = bars.frame(i / 30.0).data().clone();
                for (int at = WIDTH * HEIGHT / 2; at < WIDTH * HEIGHT / 2 + 30 * WIDTH; at++) {
                    noisy[at] = (byte) random.nextInt(16, 235);
                }
                byte[] picture = encoder.encode(new VideoFrame(WIDTH, HEIGHT, noisy, System.nanoTime()), i == 30)
                        .orElse(new byte[0]);
                List<byte[]> payloads = packetizer.payloads(picture);
                for (int n = 0; n < payloads.size(); n++) {
                    assertThat(payloads.get(n).length).isLessThanOrEqualTo(H264Packetizer.LARGEST);
                    RtpPacket packet =
                            new RtpPacket(97, n == payloads.size() - 1, packets++, i * 3000L, 1, payloads.get(n));
                    for (EncodedPicture came :
                            depacketizer.packet(packet, i).stream().toList()) {
                        assertThat(came.data()).isEqualTo(picture);
                        whole += came.whole() ? 1 : 0;
                        assertThat(decoder.decode(came, screen)).isTrue();
                    }
                }
            }
        }
        assertThat(screen.count()).isGreaterThan(20);
        assertThat(screen.shows(true)).isTrue();
        assertThat(packets).isGreaterThan(screen.count());
        assertThat(whole).isEqualTo(2);
    }

    @Test
    void theBitRateFollowsWhatIsWished() throws Exception {
        Bars bars = new Bars(WIDTH, HEIGHT, false);
        try (PictureEncoder encoder = new H264Encoder(WIDTH, HEIGHT, 1_500_000, false)) {
            long much = octets(encoder, bars, 0);
            encoder.bitRate(150_000);
            octets(encoder, bars, 60);
            long little = octets(encoder, bars, 120);
            assertThat(little).isLessThan(much / 2).isPositive();
        }
    }

    private long octets(PictureEncoder encoder, Bars bars, int from) throws MediaException {
        long octets = 0;
        for (int i = from; i < from + 60; i++) {
            byte[] noisy = bars.frame(i / 30.0).data().clone();
            for (int at = 0; at < WIDTH * HEIGHT; at++) {
                noisy[at] = (byte) random.nextInt(16, 235);
            }
            octets += encoder.encode(new VideoFrame(WIDTH, HEIGHT, noisy, i * 33_000_000L), false)
                    .map(picture -> picture.length)
                    .orElse(0);
        }
        return octets;
    }

    @Test
    void aPictureWithoutItsBeginningIsDroppedAndAskedFor() {
        Depacketizer depacketizer = new H264Depacketizer();
        assertThat(depacketizer.packet(packet(0, 0, true, 0x65, 0x88, 1), 0)).isPresent();
        depacketizer.gap();
        assertThat(depacketizer.hasDropped()).isTrue();
        assertThat(depacketizer.packet(packet(2, 3000, true, 0x41, 0x1a, 1), 0)).isEmpty();
        assertThat(depacketizer.hasDropped()).isTrue();
        assertThat(depacketizer.packet(packet(3, 6000, true, 0x41, 0x9a, 1), 0)).isPresent();
        depacketizer.gap();
        assertThat(depacketizer.packet(packet(5, 9000, true, 0x7c, 0x45, 1), 0)).isEmpty();
        depacketizer.gap();
        assertThat(depacketizer.packet(packet(7, 12000, true, 0x78, 0, 2, 0x67, 0x42, 0, 2, 0x65, 0x88), 0))
                .hasValueSatisfying(picture -> {
                    assertThat(picture.whole()).isTrue();
                    assertThat(picture.data()).containsExactly(0, 0, 0, 1, 0x67, 0x42, 0, 0, 0, 1, 0x65, 0x88);
                });
    }

    @Test
    void packetsOfChanceAreDropped() {
        Depacketizer depacketizer = new H264Depacketizer();
        for (int i = 0; i < 50_000; i++) {
            byte[] payload = new byte[random.nextInt(40)];
            random.nextBytes(payload);
            RtpPacket packet = new RtpPacket(97, random.nextBoolean(), i & 0xffff, random.nextInt(3), 1, payload);
            depacketizer
                    .packet(packet, 0)
                    .ifPresent(picture -> assertThat(picture.data().length).isLessThan(50_000 * 40));
        }
    }

    @Test
    void aPictureThatNeverEndsIsDropped() {
        Depacketizer depacketizer = new H264Depacketizer();
        byte[] payload = new byte[1200];
        payload[0] = 0x41;
        for (int i = 0; i < 2000; i++) {
            assertThat(depacketizer.packet(new RtpPacket(97, i == 1999, i, 0, 1, payload), 0))
                    .isEmpty();
        }
        assertThat(depacketizer.hasDropped()).isTrue();
    }

    @Test
    void brokenPicturesNeverStopTheDecoder() throws Exception {
        List<byte[]> pictures = new ArrayList<>();
        Bars bars = new Bars(160, 120, false);
        try (PictureEncoder encoder = new H264Encoder(160, 120, 300_000, false)) {
            for (int i = 0; pictures.size() < 20; i++) {
                encoder.encode(bars.frame(i / 30.0), false).ifPresent(pictures::add);
            }
        }
        AtomicInteger shown = new AtomicInteger();
        try (PictureDecoder decoder = new H264Decoder()) {
            for (int round = 0; round < 100; round++) {
                for (byte[] picture : pictures) {
                    decoder.decode(new EncodedPicture(damaged(picture), true, 0), frame -> {});
                }
            }
            for (byte[] picture : pictures) {
                decoder.decode(new EncodedPicture(picture, true, 0), frame -> {
                    assertThat(frame.width()).isEqualTo(160);
                    shown.incrementAndGet();
                });
            }
        }
        assertThat(shown).hasValueGreaterThan(5);
    }

    private byte[] damaged(byte[] picture) {
        byte[] damaged = Arrays.copyOf(picture, Math.max(4, picture.length - random.nextInt(20)));
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        return damaged;
    }

    private static RtpPacket packet(int sequence, long timestamp, boolean marker, int... payload) {
        byte[] octets = new byte[payload.length];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) payload[i];
        }
        return new RtpPacket(97, marker, sequence, timestamp, 1, octets);
    }
}
