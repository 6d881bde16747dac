/** Recordings of calls. */
@NullMarked
package org.isthmus.media.recording;

import org.jspecify.annotations.NullMarked;
