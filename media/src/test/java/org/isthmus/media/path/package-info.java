@NullMarked
package org.isthmus.media.path;

import org.jspecify.annotations.NullMarked;
