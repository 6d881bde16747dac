package org.isthmus.media;

import org.isthmus.media.video.Bars;
import org.isthmus.media.video.Clockwork;

/**
 * Eight upright bars of colour, and a white block that wanders to the right beneath them, once across in four seconds. It
 * needs no device, and whoever sees it can tell that colours are right and that it moves.
 *
 * @param mirrored whether the bars stand from black to white instead of from white to black, to tell two of them apart
 */
public record TestPicture(boolean mirrored) implements VideoSource {

    @Override
    public Running open(VideoMode wish, VideoSink sink) {
        Bars bars = new Bars(wish.width(), wish.height(), mirrored);
        return Clockwork.start(
                "test-picture",
                wish.framesPerSecond(),
                number -> sink.frame(bars.frame((double) number / wish.framesPerSecond())));
    }
}
