/** The G.722 codec (ITU-T G.722, 64 kbit/s): sound of 50 to 7000 Hz, the wideband of desk phones. */
@NullMarked
package org.isthmus.media.g722;

import org.jspecify.annotations.NullMarked;
