@NullMarked
package org.isthmus.media.rtp;

import org.jspecify.annotations.NullMarked;
