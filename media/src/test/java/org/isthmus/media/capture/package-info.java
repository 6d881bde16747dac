@NullMarked
package org.isthmus.media.capture;

import org.jspecify.annotations.NullMarked;
