package org.isthmus.media.engine;

import java.util.List;
import java.util.Optional;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaStatistics.PictureStatistics;
import org.isthmus.media.audio.AudioCodecs;
import org.isthmus.media.audio.AudioStream;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.rtp.Agreed;
import org.isthmus.media.rtp.RtpLink;

/** The sound of a session. */
final class Sound implements Medium {

    private final LegContext context;

    Sound(LegContext context) {
        this.context = context;
    }

    @Override
    public MediaKind kind() {
        return MediaKind.AUDIO;
    }

    @Override
    public List<PayloadType> offered() {
        return AudioCodecs.offered();
    }

    @Override
    public List<PayloadType> answer(Format offer) {
        return AudioCodecs.answer(offer.payloads());
    }

    @Override
    public PayloadType understood(PayloadType theirs, Format answer) {
        return theirs;
    }

    @Override
    public List<PayloadType> renumbered(List<PayloadType> agreed) {
        return AudioCodecs.renumbered(agreed);
    }

    @Override
    public Stream start(Agreed agreed, Format theirs, RtpLink link) throws MediaException {
        return new Running(AudioStream.start(context.audio(), agreed, link));
    }

    private record Running(AudioStream stream) implements Stream {

        @Override
        public void directed(Direction direction) {
            // The sound runs both ways at all times; the link holds back what should not flow.
        }

        @Override
        public Optional<PictureStatistics> picture() {
            return Optional.empty();
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
