/** The person's memory on disk: one SQLite file, written by one thread, in versioned steps. */
@NullMarked
package org.isthmus.app.store;

import org.jspecify.annotations.NullMarked;
