@NullMarked
package org.isthmus.media.video;

import org.jspecify.annotations.NullMarked;
