/** The microphones and loudspeakers of this computer, and silence where it has none. */
@NullMarked
package org.isthmus.media.device;

import org.jspecify.annotations.NullMarked;
