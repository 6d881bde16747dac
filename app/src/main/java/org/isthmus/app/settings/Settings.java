package org.isthmus.app.settings;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.isthmus.app.Registration;

/** The person's preferences. */
public interface Settings {

    Preferences get();

    void set(Preferences preferences);

    /** The folder that holds everything of this person. */
    Path profileFolder();

    Registration observe(Consumer<Preferences> observer);
}
