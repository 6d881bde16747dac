package org.isthmus.app.gateway.config;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Mistakes in words, in English or German: what is wrong, and what to write instead. */
public final class MistakeText {

    private final ResourceBundle words;
    private final Locale locale;

    public MistakeText(Locale locale) {
        this.locale = locale;
        this.words = ResourceBundle.getBundle(
                MistakeText.class.getPackageName() + ".mistakes",
                locale,
                MistakeText.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** One or two sentences, without the place. */
    public String of(Mistake mistake) {
        String pattern = words.getString(mistake.kind().name());
        return new MessageFormat(pattern, locale).format(mistake.arguments().toArray());
    }
}
