/** Recordings of calls on the person's disk. */
@NullMarked
package org.isthmus.app.call.record;

import org.jspecify.annotations.NullMarked;
