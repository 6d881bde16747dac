package org.isthmus.media.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.isthmus.media.TestPicture;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.Transport;
import org.isthmus.media.rtp.Agreed;
import org.isthmus.media.rtp.Channel;
import org.isthmus.media.rtp.RtpLink;
import org.isthmus.media.rtp.RtpPacket;
import org.isthmus.media.srtp.Protector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the other side says in RTCP changes what is sent. */
class VideoStreamTest {

    private static final int RECEIVER_REPORT = 201;
    private static final int TRANSPORT_FEEDBACK = 205;
    private static final int PICTURE_FEEDBACK = 206;

    private final List<byte[]> sent = new CopyOnWriteArrayList<>();
    private final CallPicture picture = new CallPicture(why -> {});
    private final Channel channel = new Channel((component, packet, length) -> {
        if ((packet[1] & 0x7f) == 96) {
            sent.add(Arrays.copyOf(packet, length));
        }
    });
    private final RtpLink link = new RtpLink(channel, digit -> {}, InstantSource.system(), System::nanoTime);
    private Optional<VideoStream> started = Optional.empty();

    @BeforeEach
    void start() throws Exception {
        VideoCodecs codecs = VideoCodecs.load();
        List<PayloadType> payloads = codecs.offered();
        Agreed agreed = new Agreed(payloads.getFirst(), payloads, Optional.empty());
        channel.protector(Transport.RTP, Protector.NONE);
        channel.protector(Transport.RTCP, Protector.NONE);
        link.agreed(agreed, Direction.SEND_RECEIVE);
        picture.source(new TestPicture(false));
        VideoStream stream = VideoStream.start(
                codecs, agreed, Format.of(payloads), picture, link, new SecureRandom(), System::nanoTime);
        started = Optional.of(stream);
        stream.directed(Direction.SEND_RECEIVE);
        until(() -> pictures() > 3);
    }

    @AfterEach
    void end() {
        started.ifPresent(VideoStream::close);
        picture.close();
    }

    @Test
    void aLostPictureIsAnsweredByAWholeOne() {
        assertThat(wholePictures()).isEqualTo(1);
        receive(PICTURE_FEEDBACK, 1, 0);
        until(() -> wholePictures() == 2);
    }

    @Test
    void aFullIntraRequestIsAnsweredByAWholePicture() {
        receive(PICTURE_FEEDBACK, 4, 0, source(), 1L << 24);
        until(() -> wholePictures() == 2);
    }

    @Test
    void whoAsksAllTheTimeGetsWholePicturesNowAndThen() {
        long begun = System.nanoTime();
        int before = pictures();
        Awaitility.await().pollInterval(Duration.ofMillis(2)).atMost(PATIENCE).until(() -> {
            receive(PICTURE_FEEDBACK, 1, source());
            return pictures() > before + 25;
        });
        int whole = wholePictures();
        long tenths = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 100;
        assertThat(whole).isGreaterThan(1).isLessThanOrEqualTo((int) (tenths / 3) + 2);
    }

    @Test
    void aMissingPacketIsSentAgainAsItWasAndNotWithoutEnd() {
        byte[] lost = sent.getFirst();
        int sequence = RtpPacket.read(lost).orElseThrow().sequence();
        for (int i = 0; i < 50; i++) {
            receive(TRANSPORT_FEEDBACK, 1, source(), (long) sequence << 16);
        }
        assertThat(sent.stream().filter(packet -> Arrays.equals(packet, lost)).count())
                .isBetween(2L, 10L);
    }

    @Test
    void theBitRateFallsWithLossAndLimitsAndRisesAgain() {
        int begin = bitRate();
        receive(RECEIVER_REPORT, 1, source(), 0x8000_0000L, 0, 0, 0, 0);
        int fallen = bitRate();
        assertThat(fallen).isLessThan(begin);
        receive(RECEIVER_REPORT, 1, source(), 0, 0, 0, 0, 0);
        assertThat(bitRate()).isGreaterThan(fallen);
        for (int i = 0; i < 100; i++) {
            receive(RECEIVER_REPORT, 1, source(), 0, 0, 0, 0, 0);
        }
        assertThat(bitRate()).isGreaterThan(begin);
        // 200,000 bit/s as 100,000 times two.
        receive(PICTURE_FEEDBACK, 15, 0, 0x52454d42, 1L << 24 | 1 << 18 | 100_000, source());
        assertThat(bitRate()).isEqualTo(200_000);
        until(() -> bitsOfTheLastPictures() < 400_000);
    }

    @Test
    void anotherStreamsReportChangesNothing() {
        int begin = bitRate();
        receive(RECEIVER_REPORT, 1, source() ^ 1, 0x8000_0000L, 0, 0, 0, 0);
        assertThat(bitRate()).isEqualTo(begin);
    }

    private int bitRate() {
        return started.orElseThrow().statistics().bitRate();
    }

    /** In a second, from the last ten pictures. */
    private long bitsOfTheLastPictures() {
        List<RtpPacket> packets = packets();
        long last = packets.getLast().timestamp();
        int size = packets.stream()
                .filter(packet -> last - packet.timestamp() < 90_000)
                .mapToInt(packet -> packet.payload().length)
                .sum();
        return size * 8L;
    }

    private int pictures() {
        return (int) packets().stream().filter(RtpPacket::marker).count();
    }

    private int wholePictures() {
        return (int) packets().stream()
                .map(RtpPacket::payload)
                .filter(payload -> (payload[0] & 0x10) != 0 && (payload[4] & 1) == 0)
                .count();
    }

    private List<RtpPacket> packets() {
        List<RtpPacket> packets = new ArrayList<>();
        sent.forEach(packet -> RtpPacket.read(packet).ifPresent(packets::add));
        return packets;
    }

    private long source() {
        return packets().getFirst().source();
    }

    private void receive(int type, int count, long... words) {
        byte[] packet = new byte[8 + 4 * words.length];
        packet[0] = (byte) (0x80 | count);
        packet[1] = (byte) type;
        packet[3] = (byte) (1 + words.length);
        for (int i = 0; i < words.length; i++) {
            for (int octet = 0; octet < 4; octet++) {
                packet[8 + 4 * i + octet] = (byte) (words[i] >> (24 - 8 * octet));
            }
        }
        channel.packet(Transport.RTP, packet, packet.length);
    }

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static void until(Callable<Boolean> condition) {
        patient().until(condition);
    }

    private static ConditionFactory patient() {
        return Awaitility.await().atMost(PATIENCE);
    }
}
