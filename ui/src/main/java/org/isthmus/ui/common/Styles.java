package org.isthmus.ui.common;

import java.net.URL;
import javafx.scene.Parent;

/** Style sheets that lie beside the classes that they dress. */
public final class Styles {

    private Styles() {}

    /** Dresses a view with a style sheet from the package of {@code owner}. */
    public static void add(Parent view, Class<?> owner, String file) {
        view.getStylesheets().add(find(owner, file));
    }

    /**
     * The address of a style sheet in the package of {@code owner}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static String find(Class<?> owner, String file) {
        URL found = owner.getResource(file);
        if (found == null) {
            throw new IllegalArgumentException("No style sheet " + file + " beside " + owner.getName() + ".");
        }
        return found.toExternalForm();
    }
}
