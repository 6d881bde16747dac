package org.isthmus.app.lab.phone;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.isthmus.media.AudioPort;
import org.isthmus.media.TestPicture;
import org.isthmus.media.VideoSource;

/**
 * Who can be called in the lab.
 *
 * @param user the user part of its addresses
 * @param sound what each of its calls says and does with what it hears
 * @param picture what its calls show where the other side wants to see something
 */
public record Role(String user, String name, Supplier<AudioPort> sound, Optional<VideoSource> picture) {

    /** All of them. */
    public static List<Role> cast() {
        return List.of(
                new Role("music", "Music box", Tune::new, Optional.empty()),
                new Role("parrot", "Parrot", Parrot::new, Optional.empty()),
                new Role("picture", "Picture box", Tune::new, Optional.of(new TestPicture(true))));
    }
}
