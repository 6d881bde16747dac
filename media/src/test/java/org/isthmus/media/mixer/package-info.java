@NullMarked
package org.isthmus.media.mixer;

import org.jspecify.annotations.NullMarked;
