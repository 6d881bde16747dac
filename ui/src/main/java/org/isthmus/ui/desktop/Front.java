package org.isthmus.ui.desktop;

import java.util.Optional;
import org.isthmus.app.people.PersonId;

/** The main window, as far as notices go. FX thread. */
public interface Front {

    /** Whose chat the person has before their eyes, in a window that has the keyboard. */
    Optional<PersonId> chatInSight();

    /** Brings the window before all others. */
    void raise();
}
