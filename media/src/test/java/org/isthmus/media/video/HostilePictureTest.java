package org.isthmus.media.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.isthmus.media.MediaException;
import org.isthmus.media.rtp.RtcpReader;
import org.isthmus.media.rtp.RtpPacket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packets and pictures of somebody who means no good: they are dropped, and nothing is reserved for them. */
class HostilePictureTest {

    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;

    private final Random random = new Random(7);

    @Test
    void payloadsOfChance() {
        Depacketizer depacketizer = new Vp8Depacketizer();
        for (int i = 0; i < 20_000; i++) {
            byte[] payload = new byte[random.nextInt(40)];
            random.nextBytes(payload);
            RtpPacket packet = new RtpPacket(96, random.nextBoolean(), i & 0xffff, random.nextInt(3), 1, payload);
            depacketizer
                    .packet(packet, 0)
                    .ifPresent(picture -> assertThat(picture.data().length).isLessThan(20_000 * 40));
        }
    }

    @Test
    void aPictureThatNeverEndsIsDropped() {
        Depacketizer depacketizer = new Vp8Depacketizer();
        byte[] payload = new byte[1200];
        payload[0] = 0x10;
        assertThat(depacketizer.packet(new RtpPacket(96, false, 0, 0, 1, payload), 0))
                .isEmpty();
        payload = new byte[1200];
        for (int i = 1; i < 2000; i++) {
            assertThat(depacketizer.packet(new RtpPacket(96, i == 1999, i, 0, 1, payload), 0))
                    .isEmpty();
        }
        assertThat(depacketizer.hasDropped()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"16383, 16383", "0, 100", "100, 0", "4097, 16", "16, 16383"})
    void aSizeThatIsALieReservesNothing(int width, int height) throws Exception {
        byte[] picture = pictures(1).getFirst();
        picture[6] = (byte) width;
        picture[7] = (byte) (width >> 8);
        picture[8] = (byte) height;
        picture[9] = (byte) (height >> 8);
        AtomicInteger shown = new AtomicInteger();
        try (PictureDecoder decoder = new Vp8Decoder()) {
            assertThat(decoder.decode(new EncodedPicture(picture, true, 0), frame -> shown.incrementAndGet()))
                    .isFalse();
        }
        assertThat(shown).hasValue(0);
    }

    @Test
    void brokenPicturesNeverStopTheDecoder() throws Exception {
        List<byte[]> pictures = pictures(20);
        AtomicInteger shown = new AtomicInteger();
        try (PictureDecoder decoder = new Vp8Decoder()) {
            for (int round = 0; round < 200; round++) {
                for (byte[] picture : pictures) {
                    decoder.decode(new EncodedPicture(damaged(picture), Vp8Header.isWhole(picture), 0), frame -> {});
                }
            }
            for (byte[] picture : pictures) {
                decoder.decode(new EncodedPicture(picture, Vp8Header.isWhole(picture), 0), frame -> {
                    assertThat(frame.width()).isEqualTo(WIDTH);
                    shown.incrementAndGet();
                });
            }
        }
        assertThat(shown).hasValue(pictures.size());
    }

    /** Octets are changed and the end is missing; the size in the header stays, so that the decoder has to look at all. */
    private byte[] damaged(byte[] picture) {
        byte[] damaged = Arrays.copyOf(picture, Math.max(4, picture.length - random.nextInt(20)));
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            int at = random.nextInt(damaged.length);
            if (at < 3 || at > 9) {
                damaged[at] = (byte) random.nextInt();
            }
        }
        return damaged;
    }

    private static List<byte[]> pictures(int count) throws MediaException {
        List<byte[]> pictures = new ArrayList<>();
        Bars bars = new Bars(WIDTH, HEIGHT, false);
        try (PictureEncoder encoder = new Vp8Encoder(WIDTH, HEIGHT, 300_000)) {
            for (int i = 0; pictures.size() < count; i++) {
                Optional<byte[]> picture = encoder.encode(bars.frame(i / 30.0), i == 0);
                picture.ifPresent(pictures::add);
            }
        }
        return pictures;
    }

    @Test
    void reportsOfChance() {
        for (int i = 0; i < 20_000; i++) {
            byte[] packet = new byte[random.nextInt(200)];
            random.nextBytes(packet);
            if (packet.length > 1) {
                packet[1] = (byte) (200 + random.nextInt(8));
            }
            assertThat(RtcpReader.read(packet)).hasSizeLessThanOrEqualTo(200);
            assertThatCode(() -> RtpPacket.read(packet)).doesNotThrowAnyException();
        }
    }
}
