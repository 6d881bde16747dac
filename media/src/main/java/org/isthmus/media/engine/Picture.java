package org.isthmus.media.engine;

import java.util.List;
import java.util.Optional;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaStatistics.PictureStatistics;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.rtp.Agreed;
import org.isthmus.media.rtp.RtpLink;
import org.isthmus.media.video.VideoCodecs;
import org.isthmus.media.video.VideoStream;

/** The picture of a session. */
final class Picture implements Medium {

    private final LegContext context;
    private final VideoCodecs codecs;

    Picture(LegContext context) {
        this.context = context;
        codecs = context.videoCodecs();
    }

    @Override
    public MediaKind kind() {
        return MediaKind.VIDEO;
    }

    @Override
    public List<PayloadType> offered() {
        return codecs.offered();
    }

    @Override
    public List<PayloadType> answer(Format offer) {
        return codecs.answer(offer);
    }

    @Override
    public PayloadType understood(PayloadType theirs, Format answer) {
        return codecs.understood(theirs, answer);
    }

    @Override
    public List<PayloadType> renumbered(List<PayloadType> agreed) {
        return codecs.renumbered(agreed);
    }

    @Override
    public Stream start(Agreed agreed, Format theirs, RtpLink link) throws MediaException {
        return new Running(VideoStream.start(
                codecs, agreed, theirs, context.picture(), link, context.random(), context.nanoTime()));
    }

    private record Running(VideoStream stream) implements Stream {

        @Override
        public void directed(Direction direction) {
            stream.directed(direction);
        }

        @Override
        public Optional<PictureStatistics> picture() {
            return Optional.of(stream.statistics());
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
