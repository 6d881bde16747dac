package org.isthmus.media.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.isthmus.media.description.Feedback;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.PayloadType;

/** The encodings of pictures that this side can send and show. */
public final class VideoCodecs {

    private static final int CLOCK_RATE = 90_000;

    private final List<Known> known;

    private VideoCodecs(List<Known> known) {
        this.known = List.copyOf(known);
    }

    /** Those that there are libraries for on this computer; loads them. */
    public static VideoCodecs load() {
        List<Known> found = new ArrayList<>();
        if (Vp8.isAvailable()) {
            VideoCodec vp8 = new Vp8();
            found.add(new Known(
                    with(PayloadType.of(96, "VP8", CLOCK_RATE, 1), PictureFeedback.ALL), payload -> Optional.of(vp8)));
        }
        if (H264.isAvailable()) {
            found.add(new Known(with(H264Format.OFFERED, PictureFeedback.ALL), H264Format::codec));
            found.add(new Known(with(H264Format.OFFERED_SINGLE, PictureFeedback.ALL), H264Format::codec));
        }
        return new VideoCodecs(found);
    }

    /** In order of preference; none where pictures cannot be carried. */
    public List<PayloadType> offered() {
        return known.stream().map(Known::payload).toList();
    }

    /** Those of the other side's offer that this side knows, in the offer's order and with its numbers. */
    public List<PayloadType> answer(Format offer) {
        return offer.payloads().stream()
                .filter(payload -> codec(payload).isPresent())
                .map(payload -> understood(payload, offer))
                .map(VideoCodecs::answered)
                .toList();
    }

    /** What the other side can take says nothing of what this side can, but for what both have to say alike. */
    private static PayloadType answered(PayloadType payload) {
        return new PayloadType(
                payload.id(),
                payload.name(),
                payload.clockRate(),
                payload.channels(),
                payload.packetTime(),
                payload.maxPacketTime(),
                payload.isSameEncoding(H264Format.OFFERED) ? H264Format.answer(payload) : List.of(),
                payload.feedback());
    }

    /** All that this side offers, where those that were agreed keep the numbers that they have by now. */
    public List<PayloadType> renumbered(List<PayloadType> agreed) {
        List<PayloadType> all = new ArrayList<>();
        agreed.forEach(payload -> all.add(with(payload, PictureFeedback.ALL)));
        for (PayloadType own : offered()) {
            if (all.stream().noneMatch(one -> one.isSameEncoding(own) || one.id() == own.id())) {
                all.add(own);
            }
        }
        return List.copyOf(all);
    }

    /** The other side's payload type with the feedback that both sides understand. */
    public PayloadType understood(PayloadType theirs, Format format) {
        List<Feedback> said = Stream.concat(theirs.feedback().stream(), format.feedback().stream())
                .toList();
        return with(
                theirs,
                PictureFeedback.ALL.stream()
                        .filter(feedback -> PictureFeedback.has(said, feedback))
                        .toList());
    }

    Optional<VideoCodec> codec(PayloadType payload) {
        return known.stream()
                .filter(one -> one.payload.isSameEncoding(payload))
                .findFirst()
                .flatMap(one -> one.codec.apply(payload));
    }

    private static PayloadType with(PayloadType payload, List<Feedback> feedback) {
        return new PayloadType(
                payload.id(),
                payload.name(),
                payload.clockRate(),
                payload.channels(),
                payload.packetTime(),
                payload.maxPacketTime(),
                payload.parameters(),
                feedback);
    }

    /** @param codec for the payload type with the parameters that the other side gave it; empty where those do not fit */
    private record Known(PayloadType payload, Function<PayloadType, Optional<VideoCodec>> codec) {}
}
