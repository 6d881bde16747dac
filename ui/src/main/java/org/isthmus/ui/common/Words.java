package org.isthmus.ui.common;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The words of one package in one language; English where the language is not kept. */
public final class Words {

    private static final Logger LOG = LoggerFactory.getLogger(Words.class);

    private final ResourceBundle bundle;
    private final Locale locale;

    Words(Class<?> owner, Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                owner.getPackageName() + ".texts",
                locale,
                owner.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * The text of a key, with {@link MessageFormat} places filled when there are arguments. A key that is missing is shown
     * as it is: a window with one strange word is better than none.
     */
    public String get(String key, Object... arguments) {
        String pattern;
        try {
            pattern = bundle.getString(key);
        } catch (MissingResourceException e) {
            LOG.error("No text for {} in {}.", key, bundle.getBaseBundleName());
            return key;
        }
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
    }

    public Set<String> keys() {
        return bundle.keySet();
    }

    public Locale locale() {
        return locale;
    }
}
