package org.isthmus.ui.common;

import javafx.scene.Parent;
import org.kordamp.ikonli.feather.Feather;

/** One page of the main window, reached from the rail at the left. Made once, on the FX thread. */
public interface Page {

    /** In the person's language. */
    String title();

    Feather icon();

    Parent view();

    /** The page has come to the front; it takes the focus where it is of use. */
    default void shown() {}

    default void hidden() {}
}
