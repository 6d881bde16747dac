package org.isthmus.app.gateway.config;

import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;

/** A place in the file; line and column from 1. */
record Place(int line, int column) {

    static final Place BEGIN = new Place(1, 1);

    /** The library knows no place for what it made up itself, such as the root of the document. */
    static Place of(@Nullable TomlPosition position) {
        return position == null ? BEGIN : new Place(position.line(), position.column());
    }
}
