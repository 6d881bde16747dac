/** Pictures: where they come from, how they are encoded, put into packets, taken out again and shown. */
@NullMarked
package org.isthmus.media.video;

import org.jspecify.annotations.NullMarked;
