package org.isthmus.app.call.tone;

import java.util.Optional;

/** Something that one tone at a time is heard from. */
@FunctionalInterface
public interface Tones {

    /** This tone, from its beginning, in the place of what was heard before; the same once more does not begin it again. */
    void play(Optional<Tone> tone);
}
