package org.isthmus.ui.common;

import java.util.Locale;

/**
 * The window's language. Each package keeps its own words in {@code texts.properties} and {@code texts_de.properties}.
 */
public final class Texts {

    private final Locale locale;

    public Texts(Locale locale) {
        this.locale = locale;
    }

    /** @param tag BCP 47; empty follows the system */
    public static Texts forTag(String tag) {
        return new Texts(tag.isEmpty() ? Locale.getDefault() : Locale.forLanguageTag(tag));
    }

    public Locale locale() {
        return locale;
    }

    /** The words of the package that {@code owner} belongs to. */
    public Words of(Class<?> owner) {
        return new Words(owner, locale);
    }
}
