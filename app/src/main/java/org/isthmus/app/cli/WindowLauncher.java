package org.isthmus.app.cli;

import java.nio.file.Path;
import java.util.Optional;

/** Opens the window. The user interface gives it, so that the command line needs to know nothing of windows. */
@FunctionalInterface
public interface WindowLauncher {

    /**
     * Returns when the window is closed. Called on the thread on which the program was started.
     *
     * @param profile the folder that holds everything of the person; the usual one when empty
     * @param lab whether the local lab is started at once
     * @return the exit code of the program
     */
    int open(Optional<Path> profile, boolean lab);
}
