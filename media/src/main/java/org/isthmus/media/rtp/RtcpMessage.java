package org.isthmus.media.rtp;

import java.util.List;

/** What the other side says in RTCP about this side's picture. */
public sealed interface RtcpMessage {

    /**
     * A block of a report (RFC 3550 section 6.4.1).
     *
     * @param source whose packets it is about
     * @param lost share of packets lost since the report before, 0 to 1
     */
    record Report(long source, double lost) implements RtcpMessage {}

    /** The picture is broken (RFC 4585 section 6.3.1), or wanted whole for another reason (RFC 5104 section 4.3.1). */
    record WholePictureWanted() implements RtcpMessage {}

    /** Packets that did not arrive (RFC 4585 section 6.2.1). */
    record Missing(List<Integer> sequences) implements RtcpMessage {
        public Missing {
            sequences = List.copyOf(sequences);
        }
    }

    /**
     * The most that the way to the other side carries (draft-alvestrand-rmcat-remb section 2.2).
     *
     * @param bitRate in bit/s
     */
    record Limit(long bitRate) implements RtcpMessage {}
}
