package org.isthmus.media;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.isthmus.media.description.MediaKind;

/** How the media of a call goes, at one moment. */
public record MediaStatistics(List<StreamStatistics> streams) {

    public MediaStatistics {
        streams = List.copyOf(streams);
    }

    public Optional<StreamStatistics> stream(MediaKind kind) {
        return streams.stream().filter(stream -> stream.kind() == kind).findFirst();
    }

    /**
     * @param codec the encoding that is sent, such as {@code opus}
     * @param path how packets reach the other side
     * @param packetsSent since the stream began, as are the other counts
     * @param packetsLost of those the other side sent
     * @param lossReceived share of packets lost on the way here in the last seconds, 0 to 1
     * @param lossSent share of packets lost on the way there, as the other side reports it
     * @param jitter of the packets received (RFC 3550 section 6.4.1)
     * @param roundTrip empty until a report came back
     * @param silence how long nothing has arrived that should have; zero while packets flow
     * @param picture of a stream of video
     */
    public record StreamStatistics(
            MediaKind kind,
            String codec,
            Protection protection,
            Path path,
            long packetsSent,
            long packetsReceived,
            long packetsLost,
            double lossReceived,
            Optional<Double> lossSent,
            Duration jitter,
            Optional<Duration> roundTrip,
            Duration silence,
            Optional<PictureStatistics> picture) {

        /** Figures of a stream of sound. */
        public StreamStatistics(
                MediaKind kind,
                String codec,
                Protection protection,
                Path path,
                long packetsSent,
                long packetsReceived,
                long packetsLost,
                double lossReceived,
                Optional<Double> lossSent,
                Duration jitter,
                Optional<Duration> roundTrip,
                Duration silence) {
            this(
                    kind,
                    codec,
                    protection,
                    path,
                    packetsSent,
                    packetsReceived,
                    packetsLost,
                    lossReceived,
                    lossSent,
                    jitter,
                    roundTrip,
                    silence,
                    Optional.empty());
        }
    }

    /**
     * What is seen on both sides; 0 where nothing is.
     *
     * @param sent pictures that leave in a second, and their size
     * @param seen pictures that come in a second, and their size
     * @param bitRate that the sent picture may use now, in bit/s
     */
    public record PictureStatistics(VideoMode sent, VideoMode seen, int bitRate) {}

    /** Between which kinds of addresses packets flow. */
    public enum Path {
        /** No ICE: to the address that the other side said. */
        PLAIN,
        DIRECT,
        THROUGH_NAT,
        RELAYED
    }
}
