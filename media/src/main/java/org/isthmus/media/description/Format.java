package org.isthmus.media.description;

import java.util.List;

/**
 * How the media of a content is encoded and what goes with it in RTP and RTCP.
 *
 * @param payloads in order of preference
 * @param feedback feedback of every payload type (RFC 4585)
 * @param feedbackProfile whether the early feedback of RFC 4585 is spoken, even where no message is named
 */
public record Format(
        List<PayloadType> payloads,
        List<Feedback> feedback,
        List<HeaderExtension> headerExtensions,
        boolean mixedHeaderExtensions,
        List<Source> sources,
        List<SourceGroup> sourceGroups,
        List<Bandwidth> bandwidths,
        boolean rtcpMux,
        boolean feedbackProfile) {

    public Format {
        payloads = List.copyOf(payloads);
        feedback = List.copyOf(feedback);
        headerExtensions = List.copyOf(headerExtensions);
        sources = List.copyOf(sources);
        sourceGroups = List.copyOf(sourceGroups);
        bandwidths = List.copyOf(bandwidths);
    }

    /** Payload types over RTP and RTCP on one port, and nothing else. */
    public static Format of(List<PayloadType> payloads) {
        return new Format(payloads, List.of(), List.of(), false, List.of(), List.of(), List.of(), true, false);
    }

    public Format with(List<PayloadType> changed) {
        return new Format(
                changed,
                feedback,
                headerExtensions,
                mixedHeaderExtensions,
                sources,
                sourceGroups,
                bandwidths,
                rtcpMux,
                feedbackProfile);
    }

    /**
     * An RTP header extension (RFC 8285).
     *
     * @param direction from the view of the side that says so
     */
    public record HeaderExtension(int id, String uri, Direction direction) {}

    /** A synchronization source with what is said of it (RFC 5576). */
    public record Source(long ssrc, List<Parameter> parameters) {
        public Source {
            parameters = List.copyOf(parameters);
        }
    }

    /** Sources that belong together, such as those of a retransmission stream (RFC 5576 section 4.2). */
    public record SourceGroup(String semantics, List<Long> ssrcs) {
        public SourceGroup {
            ssrcs = List.copyOf(ssrcs);
        }
    }

    /**
     * A limit of bandwidth (RFC 8866 section 5.8).
     *
     * @param type such as AS, in kbit/s, or TIAS, in bit/s
     */
    public record Bandwidth(String type, long value) {}
}
