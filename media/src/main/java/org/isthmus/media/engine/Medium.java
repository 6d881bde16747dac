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

/** What a leg carries: its encodings, and how they are made and played. Used by the session's executor only. */
interface Medium {

    MediaKind kind();

    /** In order of preference. */
    List<PayloadType> offered();

    /** Those of the other side's offer that this side knows, with the offer's numbers. */
    List<PayloadType> answer(Format offer);

    /** A payload type of the other side's answer, with what both sides understand. */
    PayloadType understood(PayloadType theirs, Format answer);

    /** All that is offered, where those that were agreed keep their numbers. */
    List<PayloadType> renumbered(List<PayloadType> agreed);

    /**
     * Begins to carry.
     *
     * @param theirs what the other side says of the content
     */
    Stream start(Agreed agreed, Format theirs, RtpLink link) throws MediaException;

    /** What is carried at the moment. */
    interface Stream extends AutoCloseable {

        /** What was agreed for both ways, the first time or again. */
        void directed(Direction direction);

        /** Any thread. */
        Optional<PictureStatistics> picture();

        @Override
        void close();
    }
}
