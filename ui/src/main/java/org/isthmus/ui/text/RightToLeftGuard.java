package org.isthmus.ui.text;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a wrapped right-to-left text from stopping the window. JavaFX 23 to 27 on Linux keep the UTF-8 form of each text run
 * in {@code PangoGlyphLayout.runUtf8}, and look it up again after a line break has made the run shorter; glyph positions
 * then point behind the run and {@code PrismTextLayout} throws on the FX thread. Anybody can send such a text. The cure is a
 * map that forgets an entry once its run has another length.
 *
 * <p>This is the one place where the program reaches into another's private parts: there is no public way. It needs
 * {@code --add-opens javafx.graphics/com.sun.javafx.text=ALL-UNNAMED} and the same for {@code com.sun.javafx.font.freetype}.
 */
public final class RightToLeftGuard {

    private static final Logger LOG = LoggerFactory.getLogger(RightToLeftGuard.class);
    private static final List<String> HOLDERS =
            List.of("com.sun.javafx.text.GlyphLayoutManager", "com.sun.javafx.text.GlyphLayout");

    private RightToLeftGuard() {}

    /**
     * Puts the cure in place; once, on the FX thread, before any text is shown.
     *
     * @return whether it was needed and done; false on platforms that lay text out otherwise
     */
    public static boolean install() {
        try {
            Optional<Object> layout = sharedLayout();
            if (layout.isEmpty() || !layout.get().getClass().getSimpleName().equals("PangoGlyphLayout")) {
                return false;
            }
            Field cache = layout.get().getClass().getDeclaredField("runUtf8");
            cache.setAccessible(true);
            Method length = Class.forName("com.sun.javafx.text.TextRun").getMethod("getLength");
            length.setAccessible(true);
            cache.set(layout.get(), new FreshRuns(length));
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn("Wrapped right-to-left text may stop the window: the guard does not fit this JavaFX.", e);
            return false;
        }
    }

    private static Optional<Object> sharedLayout() throws IllegalAccessException {
        for (String holder : HOLDERS) {
            try {
                for (Field field : Class.forName(holder).getDeclaredFields()) {
                    boolean layout = field.getType().getSimpleName().equals("GlyphLayout");
                    if (layout && Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        return Optional.ofNullable(field.get(null));
                    }
                }
            } catch (ClassNotFoundException e) {
                LOG.debug("No {} in this JavaFX.", holder, e);
            }
        }
        return Optional.empty();
    }

    /** Native UTF-8 addresses by run. Addresses of runs that changed are still given out by {@link #values}, to be freed. */
    private static final class FreshRuns extends LinkedHashMap<Object, Long> {

        private static final long serialVersionUID = 1L;

        private final transient Method length;
        private final transient Map<Object, Integer> lengths = new HashMap<>();
        private final transient List<Long> stale = new ArrayList<>();

        FreshRuns(Method length) {
            this.length = length;
        }

        // The map's contract: null says that there is no entry.
        @Override
        @SuppressWarnings("NullAway")
        public Long get(Object run) {
            Long address = super.get(run);
            Integer known = lengths.get(run);
            return address != null && known != null && known == lengthOf(run) ? address : null;
        }

        @Override
        @SuppressWarnings("NullAway")
        public Long put(Object run, Long address) {
            Long old = super.put(run, address);
            lengths.put(run, lengthOf(run));
            if (old != null) {
                stale.add(old);
            }
            return old;
        }

        @Override
        public Collection<Long> values() {
            List<Long> all = new ArrayList<>(super.values());
            all.addAll(stale);
            return all;
        }

        @Override
        public void clear() {
            super.clear();
            lengths.clear();
            stale.clear();
        }

        private int lengthOf(Object run) {
            try {
                return (Integer) length.invoke(run);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("A text run has no length.", e);
            }
        }
    }
}
