@NullMarked
package org.isthmus.media.device;

import org.jspecify.annotations.NullMarked;
