package org.isthmus.media.video;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaStatistics.PictureStatistics;
import org.isthmus.media.VideoSink;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.Format.Bandwidth;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.rtp.Agreed;
import org.isthmus.media.rtp.MediaSink;
import org.isthmus.media.rtp.Reporter;
import org.isthmus.media.rtp.RtcpMessage;
import org.isthmus.media.rtp.RtcpReader;
import org.isthmus.media.rtp.RtpLink;
import org.isthmus.media.rtp.RtpPacket;

/** Sends this side's pictures into a link and shows those that come out of it. Used by the session's executor. */
public final class VideoStream implements MediaSink, AutoCloseable {

    private static final int NAME_OCTETS = 12;

    private final RtpLink link;
    private final CallPicture picture;
    private final BitRate bitRate;
    private final PictureSender sender;
    private final PictureReceiver receiver;
    private final long source;

    private VideoStream(
            RtpLink link,
            CallPicture picture,
            BitRate bitRate,
            PictureSender sender,
            PictureReceiver receiver,
            long source) {
        this.link = link;
        this.picture = picture;
        this.bitRate = bitRate;
        this.sender = sender;
        this.receiver = receiver;
        this.source = source;
    }

    /**
     * Starts a stream of what was agreed.
     *
     * @param theirs what the other side's description says of the content
     * @throws MediaException where the codec does not work
     */
    public static VideoStream start(
            VideoCodecs codecs,
            Agreed agreed,
            Format theirs,
            CallPicture picture,
            RtpLink link,
            SecureRandom random,
            LongSupplier nanoTime)
            throws MediaException {
        VideoCodec codec = codecs.codec(agreed.sending())
                .orElseThrow(() -> new MediaException(
                        MediaException.Cause.LOCAL,
                        "There is no " + agreed.sending().name() + "."));
        PictureFeedback feedback = PictureFeedback.of(agreed.sending());
        int clockRate = agreed.sending().clockRate();
        Stamp stamp = new Stamp(
                agreed.sending().id(), random.nextInt() & 0xffff_ffffL, random.nextInt() & 0xffff_ffffL, clockRate);
        Reporter reporter = new Reporter(link, stamp.source(), name(random), clockRate);
        PictureLimits limits = limits(theirs, agreed.sending());
        BitRate bitRate = new BitRate(Math.min(limit(theirs), limits.bitRate()));
        PictureSender sender =
                new PictureSender(codec, stamp, random.nextInt(1 << 15), link, reporter, bitRate, limits, nanoTime);
        PictureReceiver receiver =
                new PictureReceiver(decodings(codecs, agreed), feedback, reporter, picture::seen, nanoTime);
        VideoStream stream = new VideoStream(link, picture, bitRate, sender, receiver, stamp.source());
        if (feedback.missing()) {
            link.keepSent();
        }
        link.sink(stream);
        sender.start();
        receiver.start();
        return stream;
    }

    /** The one that this side sends works, or there is no stream; the others are looked at when they come. */
    private static Decodings decodings(VideoCodecs codecs, Agreed agreed) throws MediaException {
        Map<Integer, VideoCodec> known = new HashMap<>();
        for (PayloadType payload : agreed.receiving()) {
            codecs.codec(payload).ifPresent(codec -> known.putIfAbsent(payload.id(), codec));
        }
        Decodings decodings = new Decodings(known);
        decodings.prepare(agreed.own().id());
        return decodings;
    }

    private static String name(SecureRandom random) {
        byte[] octets = new byte[NAME_OCTETS];
        random.nextBytes(octets);
        return Base64.getEncoder().encodeToString(octets);
    }

    /** What was agreed may lack what the other side said of itself alone. */
    private static PictureLimits limits(Format theirs, PayloadType sending) {
        return theirs.payloads().stream()
                .filter(payload -> payload.id() == sending.id())
                .findFirst()
                .map(PictureLimits::of)
                .orElse(PictureLimits.NONE);
    }

    /** RFC 8866 section 5.8 and RFC 3890 section 6.2; the greatest number where nothing is said. */
    private static long limit(Format theirs) {
        return theirs.bandwidths().stream()
                .mapToLong(VideoStream::bitsPerSecond)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static long bitsPerSecond(Bandwidth bandwidth) {
        return switch (bandwidth.type()) {
            case "AS" -> bandwidth.value() > Integer.MAX_VALUE ? Long.MAX_VALUE : bandwidth.value() * 1000;
            case "TIAS" -> bandwidth.value();
            default -> Long.MAX_VALUE;
        };
    }

    /** What was agreed for both ways, the first time or again. */
    public void directed(Direction direction) {
        picture.sendTo(sender, direction.sends());
        if (!direction.receives()) {
            picture.seenEnded();
        }
    }

    @Override
    public void rtp(byte[] packet) {
        RtpPacket.read(packet).ifPresent(receiver::packet);
    }

    @Override
    public void rtcp(byte[] packet) {
        RtcpReader.read(packet).forEach(this::take);
    }

    private void take(RtcpMessage message) {
        switch (message) {
            case RtcpMessage.Report report -> {
                if (report.source() == source) {
                    bitRate.reported(report.lost());
                }
            }
            case RtcpMessage.WholePictureWanted wanted -> sender.sendWhole();
            case RtcpMessage.Missing missing -> missing.sequences().forEach(link::sendAgain);
            case RtcpMessage.Limit limit -> bitRate.limited(limit.bitRate());
        }
    }

    public PictureStatistics statistics() {
        return new PictureStatistics(sender.mode(), receiver.mode(), bitRate.current());
    }

    @Override
    public void close() {
        link.sink(MediaSink.NONE);
        picture.sendTo(VideoSink.NONE, false);
        sender.close();
        receiver.close();
        picture.seenEnded();
    }
}
