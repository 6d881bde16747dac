package org.isthmus.ui;

import java.nio.file.Path;
import org.isthmus.app.Client;
import org.isthmus.app.profile.ProfileException;

/** Opens everything of the person that lies in a folder. May block for a while. */
@FunctionalInterface
interface ClientOpener {

    /** @throws ProfileException when the folder cannot be used; the message is for the person */
    Client open(Path folder) throws ProfileException;
}
