package org.isthmus.app.gateway.config;

import java.util.function.Function;

/** A value with its place in the file and the full name of its key, for what is found out about it later. */
record Found<T>(String key, T value, Place place) {

    <R> Found<R> map(Function<T, R> change) {
        return new Found<>(key, change.apply(value), place);
    }
}
