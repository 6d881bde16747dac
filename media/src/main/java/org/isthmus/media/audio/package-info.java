/** Sound: codecs, jitter buffer and resampling by libjitsi, between an {@code AudioPort} and RTP. Nothing of libjitsi leaves it. */
@NullMarked
package org.isthmus.media.audio;

import org.jspecify.annotations.NullMarked;
