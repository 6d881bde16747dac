package org.isthmus.app.lab.phone;

import java.util.List;
import java.util.function.Supplier;
import org.isthmus.media.AudioPort;

/**
 * Who can be called in the lab.
 *
 * @param user the user part of its addresses
 * @param sound what each of its calls says and does with what it hears
 */
public record Role(String user, String name, Supplier<AudioPort> sound) {

    /** All of them. */
    public static List<Role> cast() {
        return List.of(new Role("music", "Music box", Tune::new), new Role("parrot", "Parrot", Parrot::new));
    }
}
