package org.isthmus.app;

import org.jspecify.annotations.Nullable;

/** Something that is made after those that hold it, because each needs the other. Set once, before any other thread looks. */
final class Late<T> {

    private volatile @Nullable T value;

    void set(T newValue) {
        value = newValue;
    }

    T get() {
        T made = value;
        if (made == null) {
            throw new IllegalStateException("Asked for before it was made.");
        }
        return made;
    }
}
