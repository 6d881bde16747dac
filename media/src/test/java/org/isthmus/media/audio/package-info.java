@NullMarked
package org.isthmus.media.audio;

import org.jspecify.annotations.NullMarked;
