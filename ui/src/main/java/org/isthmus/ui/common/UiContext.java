package org.isthmus.ui.common;

import java.time.Clock;
import org.isthmus.app.Client;

/** What every page is built from. */
public record UiContext(Client client, Texts texts, Navigator navigator, Clock clock) {

    public Words words(Class<?> owner) {
        return texts.of(owner);
    }
}
