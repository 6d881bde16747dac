@NullMarked
package org.isthmus.media.g722;

import org.jspecify.annotations.NullMarked;
